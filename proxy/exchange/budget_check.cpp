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
    const bool isDay = budget.period == logging::BudgetPeriod::Day;
    return u"the %1 budget of %2 is used up (%3 spent %4)"_s.arg(isDay ? u"daily"_s : u"monthly"_s, amount(budget.limit, budget.currency),
                                                                 amount(budget.spent, budget.currency),
                                                                 isDay ? u"today"_s : u"this month"_s);
}

ProviderError refusal(const logging::SpentBudget &budget, const QString &more)
{
    const QDateTime until = QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(budget.until));
    const QString text = u"CCR Desktop: %1%2. New requests are refused until %3. Raise the budget under Tools > Budgets and alerts, or set "
                         "BUDGET_ACTION to \"warn\" in config.json."_s.arg(fact(budget), more, until.toString(u"yyyy-MM-dd HH:mm"_s));
    return {.status = 402, .type = "billing_error", .message = text.toStdString()};
}

} // namespace

std::optional<ProviderError> applyBudget(Route &route, const logging::SpentBudget &budget, BudgetAction action)
{
    if (action == BudgetAction::Warn) return std::nullopt;
    if (action == BudgetAction::Block) {
        route.steps.push_back({"budget", true, fact(budget).toStdString()});
        return refusal(budget, {});
    }
    if (route.fallbacks.empty()) {
        route.steps.push_back({"budget", true, fact(budget).toStdString() + ", and the route has no fallback"});
        return refusal(budget, u", and this route has no fallback"_s);
    }
    const RouteTarget first = std::exchange(route.target, route.fallbacks.front());
    route.fallbacks.erase(route.fallbacks.begin());
    const std::string name = route.target.provider.toStdString() + '/' + route.target.model.toStdString();
    route.steps.push_back({"budget", true,
                           fact(budget).toStdString() + ": the fallback " + name + " serves instead of " + first.provider.toStdString()
                               + '/' + first.model.toStdString()});
    route.sentence += " A budget is used up, so the fallback " + name + " serves.";
    return std::nullopt;
}

} // namespace ccr::proxy
