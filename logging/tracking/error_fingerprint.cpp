#include "logging/tracking/error_fingerprint.h"

#include "logging/tracking/stable_hash.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr std::size_t maxPattern = 512;
constexpr std::size_t shortestId = 8;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isWordByte(char c)
{
    return isDigit(c) || isLetter(c) || c == '_' || c == '-';
}

bool isUuid(std::string_view word)
{
    if (word.size() != 36) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        if (isDash ? word[i] != '-' : !isHex(word[i])) return false;
    }
    return true;
}

// A model's name has a digit or two; what a server makes up for a request has many.
std::string_view placeholderFor(std::string_view word)
{
    const auto digits = std::count_if(word.begin(), word.end(), isDigit);
    if (digits == 0) return {};
    if (isUuid(word)) return "<uuid>";
    if (std::all_of(word.begin(), word.end(), [](char c) { return isDigit(c) || c == '-'; })) return "<n>";
    std::string_view hex = word;
    if (hex.starts_with("0x") || hex.starts_with("0X")) {
        hex.remove_prefix(2);
        if (!hex.empty() && std::all_of(hex.begin(), hex.end(), isHex)) return "<hex>";
    }
    if (word.size() >= shortestId && std::all_of(word.begin(), word.end(), isHex)) return "<hex>";
    if (word.size() >= shortestId && digits >= 3) return "<id>";
    // A number with its unit: 250ms, 3rd.
    const std::size_t leading = static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), isDigit) - word.begin());
    if (leading > 0 && std::all_of(word.begin() + static_cast<std::ptrdiff_t>(leading), word.end(), isLetter)) return "<n>";
    return {};
}

// An apostrophe within a word opens nothing.
std::size_t closingQuote(std::string_view text, std::size_t open)
{
    const char quote = text[open];
    if (quote != '"' && quote != '\'' && quote != '`') return std::string_view::npos;
    if (quote == '\'' && open > 0 && isWordByte(text[open - 1])) return std::string_view::npos;
    for (std::size_t at = text.find(quote, open + 1); at != std::string_view::npos; at = text.find(quote, at + 1)) {
        const bool isEscaped = text[at - 1] == '\\';
        const bool isApostrophe = quote == '\'' && at + 1 < text.size() && isWordByte(text[at + 1]);
        if (!isEscaped && !isApostrophe) return at;
    }
    return std::string_view::npos;
}

} // namespace

std::string errorPattern(std::string_view message)
{
    std::string pattern;
    std::size_t at = 0;
    while (at < message.size() && pattern.size() < maxPattern) {
        if (const std::size_t close = closingQuote(message, at); close != std::string_view::npos) {
            pattern += "<text>";
            at = close + 1;
            continue;
        }
        if (!isWordByte(message[at])) {
            const bool isSpace = message[at] == ' ' || message[at] == '\t' || message[at] == '\n' || message[at] == '\r';
            if (!isSpace)
                pattern += message[at];
            else if (!pattern.empty() && pattern.back() != ' ')
                pattern += ' ';
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < message.size() && isWordByte(message[end])) ++end;
        const std::string_view word = message.substr(at, end - at);
        const std::string_view placeholder = placeholderFor(word);
        pattern += placeholder.empty() ? word : placeholder;
        at = end;
    }
    if (pattern.size() > maxPattern) pattern.resize(maxPattern);
    return pattern;
}

std::string errorFingerprint(const ErrorOccurrence &error, std::string_view pattern)
{
    StableHash hash;
    const std::string status = std::to_string(error.status);
    for (const std::string_view part : {std::string_view(error.errorClass), std::string_view(error.code), pattern,
                                        std::string_view(error.provider), std::string_view(status)}) {
        hash.add(part);
        hash.add(std::string_view("\0", 1));
    }
    return hash.hex();
}

} // namespace ccr::logging
