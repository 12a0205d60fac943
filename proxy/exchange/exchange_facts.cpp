#include "proxy/exchange/exchange_facts.h"

#include <utility>
#include <vector>

namespace ccr::proxy {

// There are few addresses, each asked for with every request.
const std::string &shownUrl(const QUrl &url)
{
    constexpr std::size_t most = 32;
    static thread_local std::vector<std::pair<QUrl, std::string>> known;
    for (const auto &[other, text] : known)
        if (other == url) return text;
    if (known.size() == most) known.clear();
    return known.emplace_back(url, url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery).toStdString()).second;
}

// W3C Trace Context, 3.2: version-traceid-parentid-flags.
std::string traceIdOf(std::string_view traceparent)
{
    return traceparent.size() > 35 && traceparent[2] == '-' && traceparent[35] == '-' ? std::string(traceparent.substr(3, 32))
                                                                                      : std::string();
}

logging::TokenCounts sum(const logging::TokenCounts &a, const logging::TokenCounts &b)
{
    return {.input = a.input + b.input,
            .output = a.output + b.output,
            .cacheRead = a.cacheRead + b.cacheRead,
            .cacheWrite = a.cacheWrite + b.cacheWrite,
            .known = a.known || b.known};
}

} // namespace ccr::proxy
