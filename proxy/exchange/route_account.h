#pragma once

#include "logging/api/exchange_event.h"
#include "proxy/routing/router.h"
#include "proxy/upstream/retry_policy.h"

#include <string>
#include <vector>

namespace ccr::proxy {

/// What the record tells of an exchange's route. The router's sentence names the target that the rules chose; where targets fail or
/// are left out, it went elsewhere, and the sentence says where and why.
class RouteAccount
{
public:
    explicit RouteAccount(Route route);

    const Route &route() const { return m_route; }

    void leftOut(const std::vector<RouteTarget> &targets); ///< not asked, because their circuit is open
    void failed(const RouteTarget &target, const AttemptFailure &failure);

    /// "Went to alpha/m after beta/n failed (503); beta/n came first because … (rule default)."
    logging::ExchangeRouted factFor(const RouteTarget &chosen) const;

private:
    PackedPhrase sentenceFor(const RouteTarget &chosen) const;

    Route m_route;
    std::vector<std::pair<RouteTarget, PackedPhrase>> m_passedOver; ///< and why, "beta/n failed (503)"
};

} // namespace ccr::proxy
