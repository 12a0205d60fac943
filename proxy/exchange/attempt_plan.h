#pragma once

#include "logging/api/snapshots.h"
#include "proxy/routing/router.h"
#include "proxy/upstream/provider_health.h"

#include <deque>
#include <vector>

namespace ccr::proxy {

/// Where an exchange may go, in order: the route's target, then its fallbacks, without those that are out or cannot be used.
/// When all are out, the first is asked all the same: a guess about a provider's health must not be worse than asking it.
class AttemptPlan
{
public:
    AttemptPlan(const Route &route, std::shared_ptr<const ProxyConfig> config, ProviderHealth &health);

    /// The next target; what was passed over is told in steps(). Absent when there is none left.
    std::optional<RouteTarget> take(MonotonicTime now);
    bool hasMore() const { return !m_waiting.empty(); }
    /// Why targets were passed over, since the last call.
    std::vector<logging::RouteStep> takeSteps() { return std::exchange(m_steps, {}); }

private:
    std::shared_ptr<const ProxyConfig> m_config;
    ProviderHealth &m_health;
    std::deque<RouteTarget> m_waiting;
    std::vector<logging::RouteStep> m_steps;
    std::optional<RouteTarget> m_lastResort; ///< of what was passed over, until something was taken
    bool m_tookAny = false;
};

} // namespace ccr::proxy
