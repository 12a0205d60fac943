#include "proxy/exchange/budget_check.h"

#include <QDateTime>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

QString amount(double value, const std::string &currency)
{
    if (currency.empty()) return u"%1 tokens"_s.arg(std::llround(value));
    return u"%1 %2"_s.arg(QString::number(value, 'f', 2), QString::fromStdString(currency));
}

// "the daily budget of 5.00 USD is used up (5.12 USD spent today)"
QString fact(const logging::SpentBudget &budget)
{
    const QString limit = amount(budget.limit, budget.currency);
    const QString spent = amount(budget.spent, budget.currency);
    if (budget.period == logging::BudgetPeriod::Day) return u"the daily budget of %1 is used up (%2 spent today)"_s.arg(limit, spent);
    return u"the monthly budget of %1 is used up (%2 spent this month)"_s.arg(limit, spent);
}

ProviderError refusal(const logging::SpentBudget &budget, const QString &why)
{
    const QDateTime until = QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(budget.until));
    const QString text = u"CCR Desktop: %1. New requests are refused until %2. Raise the budget under Tools > Budgets and alerts, or set "
                         "BUDGET_ACTION to \"warn\" in config.json."_s.arg(why, until.toString(u"yyyy-MM-dd HH:mm"_s));
    return {.status = 402, .type = "billing_error", .message = text.toStdString()};
}

} // namespace

std::optional<ProviderError> applyBudget(Route &route, const logging::SpentBudget &budget, const ProxyConfig &config)
{
    const BudgetAction action = config.budgetAction;
    if (action == BudgetAction::Warn) return std::nullopt;
    const QString spent = fact(budget);
    if (action == BudgetAction::Preset) {
        const QString why = u"%1, and the preset \"%2\" cannot be used"_s.arg(spent, config.budgetPreset);
        route.steps.push_back({"budget", true, why.toStdString()});
        return refusal(budget, why);
    }
    if (action == BudgetAction::Block || route.fallbacks.empty()) {
        const QString why = action == BudgetAction::Block ? spent : u"%1, and this route has no fallback"_s.arg(spent);
        route.steps.push_back({"budget", true, why.toStdString()});
        return refusal(budget, why);
    }
    const RouteTarget first = std::exchange(route.target, route.fallbacks.front());
    route.fallbacks.erase(route.fallbacks.begin());
    const QString name = route.target.provider + u'/' + route.target.model;
    route.steps.push_back(
        {"budget", true,
         u"%1: the fallback %2 serves instead of %3"_s.arg(spent, name, first.provider + u'/' + first.model).toStdString()});
    route.sentence += " A budget is used up, so the fallback " + name.toStdString() + " serves.";
    return std::nullopt;
}

void notePreset(Route &route, const logging::SpentBudget &budget, const QString &preset)
{
    const QString text = u"%1: the routes of the preset \"%2\" hold"_s.arg(fact(budget), preset);
    route.steps.insert(route.steps.begin(), {"budget", true, text.toStdString()});
    route.sentence += " A budget is used up, so the preset \"" + preset.toStdString() + "\" routes.";
}

} // namespace ccr::proxy
