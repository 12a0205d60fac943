#include "logging/api/message_format.h"

#include "logging/api/field_json.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace ccr::logging {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

// Number(text) of ECMAScript.
double toNumber(std::string_view text)
{
    constexpr std::string_view spaces = " \t\n\r\f\v";
    const std::size_t begin = text.find_first_not_of(spaces);
    if (begin == std::string_view::npos) return 0;
    text = text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
    const bool isNegative = text.front() == '-';
    std::string_view digits = text.substr(isNegative || text.front() == '+' ? 1 : 0);
    if (digits == "Infinity") return isNegative ? -HUGE_VAL : HUGE_VAL;
    if (digits.starts_with("0x") || digits.starts_with("0X")) {
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(digits.data() + 2, digits.data() + digits.size(), number, 16);
        const bool isAll = error == std::errc() && end == digits.data() + digits.size() && digits.size() == text.size();
        return isAll ? static_cast<double>(number) : notANumber;
    }
    if (digits.empty() || !(digits.front() == '.' || (digits.front() >= '0' && digits.front() <= '9'))) return notANumber; // "inf", "nan"
    double number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (end != digits.data() + digits.size()) return notANumber;
    if (error == std::errc::result_out_of_range) return notANumber;
    return isNegative ? -number : number;
}

double toNumber(const FieldView::Value &value)
{
    if (const auto *text = std::get_if<std::string_view>(&value)) return toNumber(*text);
    if (const auto *number = std::get_if<std::int64_t>(&value)) return static_cast<double>(*number);
    if (const auto *real = std::get_if<double>(&value)) return *real;
    if (const auto *flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
    return notANumber;
}

void appendNumber(std::string &out, double number)
{
    if (std::isnan(number))
        out += "NaN";
    else if (std::isinf(number))
        out += number > 0 ? "Infinity" : "-Infinity";
    else
        appendScriptNumber(out, number);
}

void appendAsText(std::string &out, const FieldView::Value &value)
{
    if (const auto *text = std::get_if<std::string_view>(&value))
        out += *text;
    else if (const auto *real = std::get_if<double>(&value))
        appendNumber(out, *real);
    else
        appendJsonValue(out, value, Escaping::Minimal);
}

void appendAsJson(std::string &out, const FieldView::Value &value)
{
    if (const auto *text = std::get_if<std::string_view>(&value))
        out.append("'").append(*text).append("'");
    else
        appendJsonValue(out, value, Escaping::Minimal);
}

// False: the placeholder stays.
bool appendArgument(std::string &out, char placeholder, const FieldView::Value &value)
{
    const bool isNull = std::holds_alternative<std::nullptr_t>(value);
    switch (placeholder) {
    case 'd':
    case 'f':
        if (isNull) return false;
        if (const auto *number = std::get_if<std::int64_t>(&value))
            appendJsonNumber(out, *number);
        else
            appendNumber(out, toNumber(value));
        return true;
    case 'i':
        if (isNull) return false;
        appendNumber(out, std::floor(toNumber(value)));
        return true;
    case 'j':
    case 'o':
    case 'O': appendAsJson(out, value); return true;
    case 's': appendAsText(out, value); return true;
    default: return false;
    }
}

} // namespace

std::string formatMessage(std::string_view pattern, std::span<const FieldView::Value> arguments)
{
    if (arguments.size() == 0) return std::string(pattern);
    std::string out;
    auto argument = arguments.begin();
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool isPlaceholder = pattern[i] == '%' && i + 1 < pattern.size();
        if (!isPlaceholder) {
            out += pattern[i];
        } else if (pattern[i + 1] == '%') {
            out += '%';
            ++i;
        } else if (argument == arguments.end()) {
            out += '%';
        } else if (appendArgument(out, pattern[i + 1], *argument++)) {
            ++i;
        } else {
            out += '%';
        }
    }
    return out;
}

} // namespace ccr::logging
