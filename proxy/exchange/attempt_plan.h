#pragma once

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

    /// The next target; what was passed over is told by takeLeftOut(). Absent when there is none left.
    std::optional<RouteTarget> take(MonotonicTime now);
    bool hasMore() const { return !m_waiting.empty(); }
    /// What was passed over because its circuit is open, since the last call.
    std::vector<RouteTarget> takeLeftOut() { return std::exchange(m_leftOut, {}); }

private:
    std::shared_ptr<const ProxyConfig> m_config;
    ProviderHealth &m_health;
    std::deque<RouteTarget> m_waiting;
    std::vector<RouteTarget> m_leftOut;
    std::optional<RouteTarget> m_lastResort; ///< of what was passed over, until something was taken
    bool m_tookAny = false;
};

} // namespace ccr::proxy
