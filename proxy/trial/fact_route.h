#pragma once

#include "logging/api/snapshots.h"
#include "proxy/api/proxy_config.h"

#include <optional>

namespace ccr::proxy {

/// A decision without the request: "provider,model" and rule, or why it is refused.
struct FactRoute
{
    QString rule;
    Phrase target;
    bool isRefused = false;
};

/// What `config` decides about a request of which only the recorded facts are known. What they do not tell (thinking, tools, images, a tag
/// of a sub-agent, the length) is tried both ways; absent when the answer depends on it. `lastInput`: of the session's request before.
std::optional<FactRoute> routeByFacts(const logging::ExchangeSnapshot &exchange, const ProxyConfig &config,
                                      std::optional<std::int64_t> lastInput);

} // namespace ccr::proxy
