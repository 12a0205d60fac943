#pragma once

#include "logging/api/budget_gate.h"
#include "proxy/api/budget_action.h"
#include "proxy/message/chat_event.h"
#include "proxy/routing/router.h"

#include <optional>

namespace ccr::proxy {

/// Makes the route one that may be taken while this budget is used up, or says why none is: for the client, naming the budget, its
/// period, what is spent and what can be done.
std::optional<ProviderError> applyBudget(Route &route, const logging::SpentBudget &budget, BudgetAction action);

} // namespace ccr::proxy
