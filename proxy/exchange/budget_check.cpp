#include "proxy/exchange/budget_check.h"

#include "logging/base/date_time.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/routing/route_words.h"

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

PackedPhrase amount(double value, const std::string &currency)
{
    if (currency.empty()) return told("%1 tokens", std::llround(value));
    return told("%1 %2", QString::number(value, 'f', 2), currency);
}

// "the daily budget of 5.00 USD is used up (5.12 USD spent today)"
PackedPhrase fact(const logging::SpentBudget &budget)
{
    const PackedPhrase limit = amount(budget.limit, budget.currency);
    const PackedPhrase spent = amount(budget.spent, budget.currency);
    if (budget.period == logging::BudgetPeriod::Day) return told("the daily budget of %1 is used up (%2 spent today)", limit, spent);
    return told("the monthly budget of %1 is used up (%2 spent this month)", limit, spent);
}

ProviderError refusal(const logging::SpentBudget &budget, const PackedPhrase &why)
{
    const QDateTime until = localTime(budget.until);
    return ownError(402, "billing_error",
                    told("CCR Desktop: %1. New requests are refused until %2. Raise the budget under Tools > Budgets and alerts, or set "
                         "BUDGET_ACTION to \"warn\" in config.json.",
                         why, until.toString(u"yyyy-MM-dd HH:mm"_s)));
}

} // namespace

std::optional<ProviderError> applyBudget(Route &route, const logging::SpentBudget &budget, const ProxyConfig &config)
{
    const BudgetAction action = config.budgetAction;
    if (action == BudgetAction::Warn) return std::nullopt;
    const PackedPhrase spent = fact(budget);
    if (action == BudgetAction::Preset) {
        const PackedPhrase why = told("%1, and the preset \"%2\" cannot be used", spent, config.budgetPreset);
        route.steps.push_back({"budget", true, why});
        return refusal(budget, why);
    }
    if (action == BudgetAction::Block || route.fallbacks.empty()) {
        const PackedPhrase why = action == BudgetAction::Block ? spent : told("%1, and this route has no fallback", spent);
        route.steps.push_back({"budget", true, why});
        return refusal(budget, why);
    }
    const RouteTarget first = std::exchange(route.target, route.fallbacks.front());
    route.fallbacks.erase(route.fallbacks.begin());
    const std::string name = shown(route.target);
    route.steps.push_back({"budget", true, told("%1: the fallback %2 serves instead of %3", spent, name, shown(first))});
    route.sentence = told("%1 A budget is used up, so the fallback %2 serves.", route.sentence, name);
    return std::nullopt;
}

void notePreset(Route &route, const logging::SpentBudget &budget, const QString &preset)
{
    route.steps.insert(route.steps.begin(), {"budget", true, told("%1: the routes of the preset \"%2\" hold", fact(budget), preset)});
    route.sentence = told("%1 A budget is used up, so the preset \"%2\" routes.", route.sentence, preset);
}

} // namespace ccr::proxy
