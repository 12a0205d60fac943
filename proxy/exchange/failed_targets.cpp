#include "proxy/exchange/failed_targets.h"

namespace ccr::proxy {

void FailedTargets::add(const RouteTarget &target, const AttemptFailure &failure, const HttpHeaders &headers)
{
    if (m_failed.empty() || m_failed.back().target != target) m_failed.emplace_back();
    m_failed.back() = {target, failure, headers};
}

ProviderError FailedTargets::error() const
{
    ProviderError error = m_failed.front().failure.error;
    for (auto other = m_failed.begin() + 1; other != m_failed.end(); ++other)
        error.message += " Fallback " + other->target.provider.toStdString() + "," + other->target.model.toStdString()
                         + " failed as well: " + other->failure.error.message;
    return error;
}

} // namespace ccr::proxy
