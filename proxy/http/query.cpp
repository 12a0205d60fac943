#include "proxy/http/query.h"

#include <algorithm>
#include <charconv>

namespace ccr::proxy {

std::string percentDecoded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned value = 0;
        const char *digits = text.data() + at + 1;
        const bool isEscape = text[at] == '%' && text.size() - at > 2 && std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2;
        out += isEscape ? static_cast<char>(value) : text[at];
        if (isEscape) at += 2;
    }
    return out;
}

namespace {

/// Takes the first "name=value" off the query.
std::pair<std::string_view, std::string_view> takePair(std::string_view &query)
{
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    const std::size_t equals = pair.find('=');
    return {pair.substr(0, equals), equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1)};
}

std::string decodedValue(std::string_view encoded)
{
    std::string value(encoded);
    std::replace(value.begin(), value.end(), '+', ' ');
    return percentDecoded(value);
}

} // namespace

std::optional<std::string> queryValue(std::string_view query, std::string_view name)
{
    while (!query.empty()) {
        const auto [given, value] = takePair(query);
        if (percentDecoded(given) == name) return decodedValue(value);
    }
    return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> queryValues(std::string_view query)
{
    std::vector<std::pair<std::string, std::string>> values;
    while (!query.empty()) {
        const auto [name, value] = takePair(query);
        if (!name.empty()) values.emplace_back(percentDecoded(name), decodedValue(value));
    }
    return values;
}

} // namespace ccr::proxy
