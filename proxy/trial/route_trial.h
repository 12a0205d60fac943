#pragma once

#include "proxy/api/trial_control.h"
#include "proxy/exchange/prepared_request.h"
#include "proxy/routing/route_planner.h"
#include "proxy/trial/silent_log.h"

#include <map>

namespace ccr::proxy {

/// Reads the body of a client as the endpoint at `path` does. An error when nothing is served there, or when it is no request.
Result<ChatRequest> readTrialRequest(const QByteArray &body, const QString &path, const HttpHeaders &headers);

/// Asks the router what it would do. One thread with an event loop, because a custom router may take its time.
class RouteTrial final
{
public:
    using Answer = std::function<void(const RouteVerdict &)>;

    RouteTrial() : m_planner(m_log) {}

    /// Calls `answer` exactly once, from inside or later, unless this is destroyed first.
    void explain(std::shared_ptr<const ProxyConfig> config, const TrialRequest &request, Answer answer);
    /// What an answered request took, which the next one of its session is routed by.
    void noteInput(const std::string &session, std::int64_t tokens);

private:
    struct Run;
    void finish(std::uint64_t id, const Result<Route> &route);
    void addRewrites(const Run &run, RouteVerdict &verdict);

    SilentLog m_log;
    RoutePlanner m_planner;
    RequestPreparation m_preparation;
    std::uint64_t m_lastId = 0;
    std::map<std::uint64_t, std::shared_ptr<Run>> m_runs;
};

} // namespace ccr::proxy
