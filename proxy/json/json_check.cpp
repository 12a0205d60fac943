#include "proxy/json/json_check.h"

namespace ccr::proxy {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

void JsonCheck::feed(std::string_view piece)
{
    const char *at = piece.data();
    const char *const end = at + piece.size();
    while (at != end && m_state != State::Broken) {
        if (m_state == State::String) {
            at = skipPlain(at, end);
            if (at == end) return;
        }
        m_state = take(*at++);
    }
}

const char *JsonCheck::skipPlain(const char *from, const char *end) const
{
    while (from != end && *from != '"' && *from != '\\' && static_cast<unsigned char>(*from) >= ' ') ++from;
    return from;
}

JsonCheck::State JsonCheck::take(char c)
{
    switch (m_state) {
    case State::String:
        if (c == '\\') return State::Escape;
        if (c != '"') return State::Broken; // a control character
        return m_isName ? State::Colon : State::After;
    case State::Escape:
        if (c == 'u') {
            m_hexLeft = 4;
            return State::Hex;
        }
        return std::string_view("\"\\/bfnrt").find(c) == std::string_view::npos ? State::Broken : State::String;
    case State::Hex:
        if (!isHex(c)) return State::Broken;
        return --m_hexLeft == 0 ? State::String : State::Hex;
    case State::Word:
        if (c != m_word.front()) return State::Broken;
        m_word.remove_prefix(1);
        return m_word.empty() ? State::After : State::Word;
    case State::Minus:
    case State::Zero:
    case State::Integer:
    case State::Dot:
    case State::Fraction:
    case State::Exponent:
    case State::ExponentSign:
    case State::ExponentDigits: return number(c);
    default: break;
    }
    if (isBlank(c)) return m_state;
    switch (m_state) {
    case State::FirstName:
        if (c == '}') return close('{');
        [[fallthrough]];
    case State::Name: m_isName = true; return c == '"' ? State::String : State::Broken;
    case State::Colon: return c == ':' ? State::Value : State::Broken;
    case State::FirstElement: return c == ']' ? close('[') : beginValue(c);
    case State::Value: return beginValue(c);
    case State::After: return afterValue(c);
    default: return State::Broken;
    }
}

JsonCheck::State JsonCheck::beginValue(char c)
{
    switch (c) {
    case '{':
        if (m_open.empty()) m_isObject = true;
        m_open += c;
        return State::FirstName;
    case '[': m_open += c; return State::FirstElement;
    case '"': m_isName = false; return State::String;
    case 't': m_word = "rue"; return State::Word;
    case 'f': m_word = "alse"; return State::Word;
    case 'n': m_word = "ull"; return State::Word;
    case '-': return State::Minus;
    case '0': return State::Zero;
    default: return isDigit(c) ? State::Integer : State::Broken;
    }
}

JsonCheck::State JsonCheck::number(char c)
{
    const bool digit = isDigit(c);
    const bool beginsExponent = c == 'e' || c == 'E';
    switch (m_state) {
    case State::Minus: return c == '0' ? State::Zero : digit ? State::Integer : State::Broken;
    case State::Integer:
        if (digit) return State::Integer;
        [[fallthrough]];
    case State::Zero:
        if (c == '.') return State::Dot;
        if (beginsExponent) return State::Exponent;
        break;
    case State::Dot: return digit ? State::Fraction : State::Broken;
    case State::Fraction:
        if (digit) return State::Fraction;
        if (beginsExponent) return State::Exponent;
        break;
    case State::Exponent:
        if (c == '+' || c == '-') return State::ExponentSign;
        [[fallthrough]];
    case State::ExponentSign: return digit ? State::ExponentDigits : State::Broken;
    case State::ExponentDigits:
        if (digit) return State::ExponentDigits;
        break;
    default: break;
    }
    return isBlank(c) ? State::After : afterValue(c);
}

JsonCheck::State JsonCheck::afterValue(char c)
{
    if (m_open.empty()) return State::Broken; // something behind the whole value
    if (c == ',') return m_open.back() == '{' ? State::Name : State::Value;
    if (c == '}') return close('{');
    return c == ']' ? close('[') : State::Broken;
}

JsonCheck::State JsonCheck::close(char opener)
{
    if (m_open.empty() || m_open.back() != opener) return State::Broken;
    m_open.pop_back();
    return State::After;
}

bool isJsonObject(std::string_view text)
{
    JsonCheck check;
    check.feed(text);
    return check.isWholeObject();
}

} // namespace ccr::proxy
