#pragma once

#include "logging/api/log.h"
#include "proxy/http/http_message.h"
#include "proxy/routing/router.h"

#include <functional>
#include <memory>
#include <string_view>

namespace ccr::proxy {

/// What routing looks at. The request may be changed: a sub-agent tag leaves it, images move, the system prompt is rewritten.
struct RouteInput
{
    ChatRequest &request;
    const HttpHeaders &headers;
    std::shared_ptr<const ProxyConfig> config;
    std::string_view clientBody = {}; ///< as it came: the custom router reads it
};

/// A decision that is still awaited. Destroying it means that nobody waits any more.
class RouteTicket
{
public:
    virtual ~RouteTicket() = default;
};

/// Everything that decides where a request goes: the custom router, project and session settings, the last usage of the
/// session, the rules, the fallback lists. Proxy thread.
class RoutePlanner
{
public:
    using Decided = std::function<void(Result<Route>)>;

    /// `log`: told of a custom router, a settings file or a prompt file that fails; outlives the planner.
    explicit RoutePlanner(logging::LogTarget &log);
    ~RoutePlanner();
    RoutePlanner(const RoutePlanner &) = delete;
    RoutePlanner &operator=(const RoutePlanner &) = delete;

    /// `decided` is called exactly once: from inside (then null is returned) or later, unless the ticket is destroyed first.
    /// What `input` refers to must live as long. The request's session id becomes the one of its headers, if they have one.
    [[nodiscard]] std::unique_ptr<RouteTicket> plan(const RouteInput &input, Decided decided);
    /// Usage of an answered request; the next one of the session is routed by it.
    void noteUsage(const std::string &sessionId, const TokenUsage &usage);

private:
    class Sources;
    std::unique_ptr<Sources> m_sources;
};

} // namespace ccr::proxy
