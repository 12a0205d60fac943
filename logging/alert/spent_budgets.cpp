#include "logging/alert/spent_budgets.h"

#include "logging/base/date_time.h"

namespace ccr::logging {

namespace {

class Spent
{
public:
    Spent(BudgetPeriod period, QDate nextPeriod) : m_period(period), m_until(beginOfDay(nextPeriod)) {}

    void add(const std::string &currency, double spent, double limit)
    {
        if (limit > 0 && spent >= limit)
            budgets.push_back({.period = m_period, .currency = currency, .spent = spent, .limit = limit, .until = m_until});
    }

    std::vector<SpentBudget> budgets;

private:
    BudgetPeriod m_period;
    WallTime m_until;
};

} // namespace

std::vector<SpentBudget> spentBudgets(const AlertConfig &config, const AlertMemory::Spending &spending)
{
    if (!config.enabled || !spending.day.isValid()) return {};
    Spent day(BudgetPeriod::Day, spending.day.addDays(1));
    Spent month(BudgetPeriod::Month, QDate(spending.day.year(), spending.day.month(), 1).addMonths(1));
    for (auto cost = spending.costOfDay.cbegin(); cost != spending.costOfDay.cend(); ++cost)
        day.add(cost.key().toStdString(), cost.value(), config.dailyBudgetIn(cost.key()));
    for (auto cost = spending.costOfMonth.cbegin(); cost != spending.costOfMonth.cend(); ++cost)
        month.add(cost.key().toStdString(), cost.value(), config.monthlyBudgetIn(cost.key()));
    day.add({}, static_cast<double>(spending.tokensOfDay), config.dailyTokens);
    month.add({}, static_cast<double>(spending.tokensOfMonth), config.monthlyTokens);
    std::vector<SpentBudget> all = std::move(day.budgets);
    all.insert(all.end(), month.budgets.begin(), month.budgets.end());
    return all;
}

} // namespace ccr::logging
