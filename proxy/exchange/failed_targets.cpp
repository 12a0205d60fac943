#include "proxy/exchange/failed_targets.h"

#include <algorithm>

namespace ccr::proxy {

void FailedTargets::add(const RouteTarget &target, const AttemptFailure &failure, const HttpHeaders &headers)
{
    if (m_failed.empty() || m_failed.back().target != target) m_failed.emplace_back();
    m_failed.back() = {target, failure, headers};
}

ProviderError FailedTargets::error() const
{
    ProviderError error = m_failed.front().failure.error;
    error.words = error.recorded();
    for (auto other = m_failed.begin() + 1; other != m_failed.end(); ++other) {
        const std::string introduction =
            " Fallback " + other->target.provider.toStdString() + "," + other->target.model.toStdString() + " failed as well: ";
        error.message += introduction + other->failure.error.message;
        error.words += introduction + other->failure.error.recorded();
    }
    return error;
}

HttpHeaders FailedTargets::headers() const
{
    if (m_failed.empty()) return {};
    HttpHeaders headers = m_failed.front().headers;
    const auto isSpent = [](const Failed &failed) { return failed.failure.error.cause == ErrorCause::Quota; };
    if (std::all_of(m_failed.begin(), m_failed.end(), isSpent) && headers.value("x-should-retry").empty())
        headers.add("x-should-retry", "false");
    return headers;
}

} // namespace ccr::proxy
