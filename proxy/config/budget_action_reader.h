#pragma once

#include "logging/base/json5_reader.h"
#include "proxy/api/budget_action.h"

#include <optional>

namespace ccr::proxy {

/// "warn", "fallback" or "block", in any case; absent: it is none of them.
std::optional<BudgetAction> budgetActionFromString(const QString &word);

/// BUDGET_ACTION of a configuration; Warn unless it says something else that is known.
BudgetAction budgetActionIn(const Json5Value &root);

} // namespace ccr::proxy
