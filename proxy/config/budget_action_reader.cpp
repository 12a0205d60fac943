#include "proxy/config/budget_action_reader.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

std::optional<BudgetAction> budgetActionFromString(const QString &word)
{
    const QString action = word.trimmed().toLower();
    if (action == "warn"_L1) return BudgetAction::Warn;
    if (action == "fallback"_L1) return BudgetAction::Fallback;
    if (action == "block"_L1) return BudgetAction::Block;
    return std::nullopt;
}

BudgetAction budgetActionIn(const Json5Value &root)
{
    const Json5Value *value = root.find(u"BUDGET_ACTION");
    return value ? budgetActionFromString(value->string).value_or(BudgetAction::Warn) : BudgetAction::Warn;
}

} // namespace ccr::proxy
