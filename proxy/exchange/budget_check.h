#pragma once

#include "logging/api/budget_gate.h"
#include "proxy/api/proxy_config.h"
#include "proxy/message/chat_event.h"
#include "proxy/routing/router.h"

#include <optional>

namespace ccr::proxy {

/// Makes the route one that may be taken while this budget is used up, or says why none is: for the client, naming the budget, its
/// period, what is spent and what can be done. Where a preset is to route, it has not: it cannot be used.
std::optional<ProviderError> applyBudget(Route &route, const logging::SpentBudget &budget, const ProxyConfig &config);
/// The route was found by this preset, because the budget is used up.
void notePreset(Route &route, const logging::SpentBudget &budget, const QString &preset);

} // namespace ccr::proxy
