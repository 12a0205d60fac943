#include "logging/base/json_writer.h"

#include "logging/base/plain_text.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace ccr {

void appendJsonEscape(std::string &out, unsigned char c)
{
    constexpr char hexDigits[] = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default: break;
    }
    out += "\\u00";
    out += hexDigits[c >> 4];
    out += hexDigits[c & 0xf];
}

void appendJsonString(std::string &out, std::string_view text)
{
    out += '"';
    for (;;) {
        const std::size_t plain = plainPrefix<false>(text);
        out.append(text.data(), plain);
        if (plain == text.size()) break;
        appendJsonEscape(out, static_cast<unsigned char>(text[plain]));
        text.remove_prefix(plain + 1);
    }
    out += '"';
}

void appendJsonNumber(std::string &out, std::int64_t number)
{
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void appendJsonNumber(std::string &out, double number)
{
    if (!std::isfinite(number)) { // JSON has no such numbers
        out += "null";
        return;
    }
    char digits[32];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

std::string &JsonObject::key(std::string_view name)
{
    if (!std::exchange(m_first, false)) m_out += ',';
    m_out += '"';
    m_out += name;
    m_out += "\":";
    return m_out;
}

void JsonObject::members(std::string_view json)
{
    if (json.empty()) return;
    if (!std::exchange(m_first, false)) m_out += ',';
    m_out += json;
}

std::string &JsonArray::next()
{
    if (!std::exchange(m_first, false)) m_out += ',';
    return m_out;
}

} // namespace ccr
