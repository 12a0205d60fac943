#pragma once

#include "proxy/api/proxy_config.h"
#include "proxy/http/http_message.h"
#include "proxy/upstream/retry_policy.h"

#include <vector>

namespace ccr::proxy {

/// What came of the targets of one exchange, in the order in which they were tried, and what the client hears of it.
class FailedTargets
{
public:
    /// `headers`: of the provider's answer, for the client. Of several tries of a target the last one counts: a try that was
    /// cured says nothing about why there is no answer.
    void add(const RouteTarget &target, const AttemptFailure &failure, const HttpHeaders &headers);
    void clear() { m_failed.clear(); }

    /// The first target in full, because that is the one that was routed to, and the others in short. There must be one.
    ProviderError error() const;
    const AttemptFailure &last() const { return m_failed.back().failure; }
    const std::string &errorClass() const { return m_failed.front().failure.errorClass; }
    /// Of the first; none without one. Where nobody has balance left, agents are told not to try again (x-should-retry of Anthropic's
    /// SDKs), because they take every 429 for a limit that is over soon.
    HttpHeaders headers() const;

private:
    struct Failed
    {
        RouteTarget target;
        AttemptFailure failure;
        HttpHeaders headers;
    };
    std::vector<Failed> m_failed;
};

} // namespace ccr::proxy
