#include "proxy/exchange/attempt_plan.h"

#include <algorithm>

namespace ccr::proxy {

AttemptPlan::AttemptPlan(const Route &route, std::shared_ptr<const ProxyConfig> config, ProviderHealth &health)
    : m_config(std::move(config)), m_health(health), m_waiting{route.target}
{
    for (const RouteTarget &fallback : route.fallbacks)
        if (std::find(m_waiting.begin(), m_waiting.end(), fallback) == m_waiting.end()) m_waiting.push_back(fallback);
}

std::optional<RouteTarget> AttemptPlan::take(MonotonicTime now)
{
    while (!m_waiting.empty()) {
        RouteTarget target = std::move(m_waiting.front());
        m_waiting.pop_front();
        const Provider *provider = m_config->provider(target.provider);
        if (!provider || !provider->problem.isEmpty()) continue;
        const bool isOnlyChoice = m_waiting.empty() && !m_tookAny && !m_lastResort;
        if (m_health.admit(provider->name, m_config->health, now) || isOnlyChoice) {
            m_tookAny = true;
            return target;
        }
        m_leftOut.push_back(target);
        if (!m_lastResort) m_lastResort = std::move(target);
    }
    if (m_tookAny) return std::nullopt;
    m_tookAny = true;
    return std::exchange(m_lastResort, std::nullopt);
}

} // namespace ccr::proxy
