#include "logging/api/budget_gate.h"

namespace ccr::logging {

void BudgetGate::set(std::vector<SpentBudget> spent)
{
    const std::scoped_lock lock(m_mutex);
    m_spent = std::move(spent);
    m_hasAny.store(!m_spent.empty(), std::memory_order_release);
}

std::optional<SpentBudget> BudgetGate::spent(WallTime now) const
{
    if (!m_hasAny.load(std::memory_order_acquire)) return std::nullopt;
    const std::scoped_lock lock(m_mutex);
    for (const SpentBudget &budget : m_spent)
        if (now < budget.until) return budget;
    return std::nullopt;
}

} // namespace ccr::logging
