#include "proxy/auth/api_key_check.h"

#include "proxy/http/query.h"

namespace ccr::proxy {

namespace {

bool equalInConstantTime(std::string_view given, std::string_view expected)
{
    unsigned difference = given.size() == expected.size() ? 0 : 1;
    for (std::size_t i = 0; i < expected.size(); ++i)
        difference |= static_cast<unsigned char>(expected[i] ^ (i < given.size() ? given[i] : '\0'));
    return difference == 0;
}

std::string_view bearerToken(std::string_view value)
{
    constexpr std::string_view prefix = "bearer ";
    if (value.size() < prefix.size() || !equalsIgnoringCase(value.substr(0, prefix.size()), prefix)) return value;
    value.remove_prefix(prefix.size());
    while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
    return value;
}

} // namespace

bool clientKeyMatches(const HttpRequestHead &head, const ProxyConfig &config, KeyPlaces places)
{
    if (config.apiKey.isEmpty()) return true;
    const std::string expected = config.apiKey.toStdString();
    bool isRight = false;
    for (const HttpHeader &field : head.headers) {
        if (equalsIgnoringCase(field.name, "x-api-key") || equalsIgnoringCase(field.name, "x-goog-api-key"))
            isRight |= equalInConstantTime(field.value, expected);
        else if (equalsIgnoringCase(field.name, "authorization"))
            isRight |= equalInConstantTime(bearerToken(field.value), expected);
    }
    if (places == KeyPlaces::HeadersAndQuery)
        if (const std::optional<std::string> key = queryValue(head.query, "key")) isRight |= equalInConstantTime(*key, expected);
    return isRight;
}

} // namespace ccr::proxy
