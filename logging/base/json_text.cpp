#include "logging/base/json_text.h"

#include "logging/base/plain_text.h"
#include "logging/base/utf8.h"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace ccr {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";
constexpr double exactIntegers = 9007199254740992.0; // 2^53

void appendUnicodeEscape(std::string &out, char32_t code)
{
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += hexDigits[(code >> shift) & 0xF];
}

// Copies runs that may stand as they are; `prefix` finds ASCII runs, `control` writes a character below 0x80 that is none.
template <typename Prefix, typename Control>
void appendRuns(std::string &out, std::string_view text, Escaping escaping, Prefix prefix, Control control)
{
    std::size_t i = prefix(text);
    std::size_t start = 0;
    while (i < text.size()) {
        const std::string_view rest = text.substr(i);
        const std::size_t length = utf8Length(rest);
        const char32_t code = length > 0 ? codePoint(rest, length) : 0xFFFD;
        const bool isPlain = length > 0 && code >= 0x7F && (escaping == Escaping::Minimal || !isDeceptive(code));
        if (!isPlain) {
            out.append(text, start, i - start);
            if (length == 0)
                out += replacementCharacter;
            else if (code >= 0x7F)
                appendUnicodeEscape(out, code);
            else
                control(out, static_cast<unsigned char>(code));
        }
        i += length > 0 ? length : 1;
        if (!isPlain) start = i;
        i += prefix(text.substr(i));
    }
    out.append(text, start);
}

// Digits and exponent as ECMA-262 lays them out: 1e21 and 1e-7 are the first ones with an exponent.
void appendScientific(std::string &out, double number)
{
    char text[40];
    const char *end = std::to_chars(text, text + sizeof text, std::abs(number), std::chars_format::scientific).ptr;
    const std::string_view all(text, static_cast<std::size_t>(end - text));
    const std::size_t mark = all.find('e');
    int exponent = 0;
    const char *digitsOfExponent = text + mark + (all[mark + 1] == '+' ? 2 : 1);
    std::from_chars(digitsOfExponent, end, exponent);
    char digits[40];
    int count = 0;
    for (const char c : all.substr(0, mark))
        if (c != '.') digits[count++] = c;
    const auto append = [&](int from, int to) { out.append(digits + from, static_cast<std::size_t>(to - from)); };
    const int point = exponent + 1;
    if (number < 0) out += '-';
    if (point >= count && point <= 21) {
        append(0, count);
        out.append(static_cast<std::size_t>(point - count), '0');
    } else if (point > 0 && point <= 21) {
        append(0, point);
        out += '.';
        append(point, count);
    } else if (point > -6 && point <= 0) {
        out += "0.";
        out.append(static_cast<std::size_t>(-point), '0');
        append(0, count);
    } else {
        append(0, 1);
        if (count > 1) out += '.';
        append(1, count);
        out += exponent < 0 ? "e-" : "e+";
        appendJsonNumber(out, static_cast<std::int64_t>(std::abs(exponent)));
    }
}

} // namespace

void appendEscaped(std::string &out, std::string_view text, Escaping escaping)
{
    const auto prefix = [](std::string_view rest) { return plainPrefix<true>(rest); }; // lambdas are inlined, pointers are not
    appendRuns(out, text, escaping, prefix, appendJsonEscape);
}

void appendQuoted(std::string &out, std::string_view text, Escaping escaping)
{
    out += '"';
    appendEscaped(out, text, escaping);
    out += '"';
}

void appendJsonText(std::string &out, std::string_view json, Escaping escaping)
{
    const auto prefix = [](std::string_view rest) { return printablePrefix(rest); };
    appendRuns(out, json, escaping, prefix, [](std::string &to, unsigned char) { to += ' '; });
}

void appendScriptNumber(std::string &out, double number)
{
    if (!std::isfinite(number))
        out += "null";
    else if (std::abs(number) < exactIntegers && number == std::trunc(number))
        appendJsonNumber(out, static_cast<std::int64_t>(number));
    else
        appendScientific(out, number);
}

} // namespace ccr
