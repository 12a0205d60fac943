#include "logging/base/credential_names.h"

#include "logging/base/ascii.h"

#include <algorithm>

namespace ccr {

namespace {

constexpr std::string_view headers[] = {
    "authorization", "proxy-authorization",  "x-api-key",         "api-key", "x-goog-api-key", "cookie", "set-cookie",
    "x-auth-token",  "x-amz-security-token", "x-litellm-api-key",
};

constexpr std::string_view parameters[] = {
    "key", "api_key", "apikey", "token", "access_token", "sig", "signature", "x-amz-signature", "code",
};

template <typename Names>
bool contains(const Names &names, std::string_view name)
{
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

} // namespace

bool isCredentialHeader(std::string_view name)
{
    const std::string known = asciiLower(name);
    return contains(headers, known) || (known.starts_with("anthropic-") && known.ends_with("-key"));
}

bool isCredentialParameter(std::string_view name)
{
    return contains(parameters, asciiLower(name));
}

std::string urlWithoutCredentials(std::string_view url, std::string_view censor)
{
    std::string out;
    if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos && scheme < url.find_first_of("/?#")) {
        const std::string_view authority = url.substr(scheme + 3, url.find_first_of("/?#", scheme + 3) - scheme - 3);
        const std::size_t sign = authority.rfind('@');
        out.append(url.substr(0, scheme + 3));
        url.remove_prefix(scheme + 3);
        if (sign != std::string_view::npos) {
            out.append(censor).append("@");
            url.remove_prefix(sign + 1);
        }
    }
    const std::size_t question = url.find('?');
    if (question == std::string_view::npos) return out.append(url);
    out.append(url.substr(0, question + 1));
    url.remove_prefix(question + 1);
    const std::size_t hash = std::min(url.find('#'), url.size());
    std::string_view query = url.substr(0, hash);
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && isCredentialParameter(pair.substr(0, equals)))
            out.append(pair.substr(0, equals + 1)).append(censor);
        else
            out.append(pair);
        if (end < query.size()) out += '&';
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return out.append(url.substr(hash));
}

} // namespace ccr
