#pragma once

#include <QString>

namespace ccr::proxy {

/// What is done with a new request while a budget is used up.
enum class BudgetAction
{
    Warn,     ///< it is served; the alert tells
    Preset,   ///< the routes of a preset hold until the budget's day or month is over (ProxyConfig::budgetPreset)
    Fallback, ///< the fallbacks of its route serve; it is refused where there are none
    Block     ///< it is refused
};

struct BudgetRule
{
    BudgetAction action = BudgetAction::Warn;
    QString preset; ///< whose routes hold (BudgetAction::Preset)
};

} // namespace ccr::proxy
