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

std::optional<std::string> queryValue(std::string_view query, std::string_view name)
{
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        const std::size_t equals = pair.find('=');
        if (percentDecoded(pair.substr(0, equals)) != name) continue;
        std::string value(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1));
        std::replace(value.begin(), value.end(), '+', ' ');
        return percentDecoded(value);
    }
    return std::nullopt;
}

} // namespace ccr::proxy
