#include "proxy/json/json_string_member.h"

namespace ccr::proxy {

namespace {

constexpr std::uint32_t replacement = 0xfffd;

void appendUtf8(std::uint32_t code, std::string &out)
{
    const auto tail = [&out](std::uint32_t bits) { out += static_cast<char>(0x80 | (bits & 0x3f)); };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xc0 | (code >> 6));
        tail(code);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xe0 | (code >> 12));
        tail(code >> 6);
        tail(code);
    } else {
        out += static_cast<char>(0xf0 | (code >> 18));
        tail(code >> 12);
        tail(code >> 6);
        tail(code);
    }
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 0;
}

} // namespace

void JsonStringMember::feed(std::string_view piece, std::string &out)
{
    for (const char c : piece) {
        if (m_place == Place::Structure)
            takeStructure(c);
        else
            takeString(c, out);
    }
}

void JsonStringMember::takeStructure(char c)
{
    switch (c) {
    case '{':
    case '[':
        ++m_depth;
        if (m_depth == 1) m_expectsName = c == '{';
        break;
    case '}':
    case ']': --m_depth; break;
    case ',':
        if (m_depth == 1) m_expectsName = true;
        break;
    case '"':
        if (m_depth == 1 && m_expectsName) {
            m_place = Place::Name;
            m_expectsName = false;
            m_name.clear();
        } else if (m_depth == 1 && !m_found && m_name == m_target) {
            m_place = Place::Wanted;
            m_found = true;
        } else {
            m_place = Place::Unwanted;
        }
        break;
    default: break;
    }
}

void JsonStringMember::takeString(char c, std::string &out)
{
    if (m_hexLeft > 0) return takeHex(c, out);
    if (m_escaped) return takeEscape(c, out);
    if (c == '\\') {
        m_escaped = true;
        return;
    }
    if (m_place == Place::Wanted && m_highSurrogate) {
        m_highSurrogate = 0;
        appendUtf8(replacement, out);
    }
    if (c == '"')
        m_place = Place::Structure;
    else if (m_place == Place::Name)
        m_name += c;
    else if (m_place == Place::Wanted)
        out += c;
}

void JsonStringMember::takeEscape(char c, std::string &out)
{
    m_escaped = false;
    if (m_place != Place::Wanted) {
        if (m_place == Place::Name) m_name.append({'\\', c});
        return;
    }
    switch (c) {
    case 'u':
        m_hexLeft = 4;
        m_codeUnit = 0;
        return;
    case 'n': return appendCodeUnit('\n', out);
    case 't': return appendCodeUnit('\t', out);
    case 'r': return appendCodeUnit('\r', out);
    case 'b': return appendCodeUnit('\b', out);
    case 'f': return appendCodeUnit('\f', out);
    default: return appendCodeUnit(static_cast<unsigned char>(c), out);
    }
}

void JsonStringMember::takeHex(char c, std::string &out)
{
    m_codeUnit = m_codeUnit * 16 + static_cast<std::uint32_t>(hexDigit(c));
    if (--m_hexLeft == 0) appendCodeUnit(m_codeUnit, out);
}

void JsonStringMember::appendCodeUnit(std::uint32_t unit, std::string &out)
{
    const bool isHigh = unit >= 0xd800 && unit < 0xdc00;
    const bool isLow = unit >= 0xdc00 && unit < 0xe000;
    if (m_highSurrogate && isLow) {
        appendUtf8(0x10000 + ((m_highSurrogate - 0xd800) << 10) + (unit - 0xdc00), out);
        m_highSurrogate = 0;
        return;
    }
    if (m_highSurrogate) appendUtf8(replacement, out);
    m_highSurrogate = isHigh ? unit : 0;
    if (!isHigh) appendUtf8(isLow ? replacement : unit, out);
}

} // namespace ccr::proxy
