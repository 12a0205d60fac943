#pragma once

#include "logging/alert/alert_memory.h"
#include "logging/api/budget_gate.h"

namespace ccr::logging {

/// The budgets of this configuration that are used up, those of money first. The day and the month are those of the local time.
std::vector<SpentBudget> spentBudgets(const AlertConfig &config, const AlertMemory::Spending &spending);

} // namespace ccr::logging
