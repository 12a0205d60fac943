#include "ui/models/spending_today.h"

#include "logging/api/logging_control.h"
#include "logging/base/date_time.h"
#include "ui/models/amount_text.h"
#include "ui/models/spending_model.h"
#include "ui/models/value_text.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto interval = 10s; ///< for midnight and for a changed configuration

// Of each currency in which something is spent.
void addMoney(QList<BudgetUse> &uses, BudgetUse::Kind kind, const TokenSums &sums, const logging::AlertConfig &config)
{
    for (const auto &[currency, amount] : sums.cost) {
        const QString code = QString::fromStdString(currency);
        const double limit = kind == BudgetUse::Kind::DayMoney ? config.dailyBudgetIn(code) : config.monthlyBudgetIn(code);
        if (limit > 0) uses.append({.kind = kind, .currency = currency, .spent = amount, .limit = limit});
    }
}

void addTokens(QList<BudgetUse> &uses, BudgetUse::Kind kind, const TokenSums &sums, double limit)
{
    if (limit > 0) uses.append({.kind = kind, .currency = {}, .spent = static_cast<double>(sums.all()), .limit = limit});
}

bool hasMonthlyBudget(const logging::AlertConfig &config)
{
    return config.monthlyBudget > 0 || !config.monthlyBudgets.isEmpty() || config.monthlyTokens > 0;
}

} // namespace

StatisticsSpan dayOf(WallTime now)
{
    const QDate day = localDay(now);
    return {.last = {}, .from = beginOfDay(day), .to = beginOfDay(day.addDays(1))};
}

StatisticsSpan monthOf(WallTime now)
{
    const QDate day = localDay(now);
    const QDate first(day.year(), day.month(), 1);
    return {.last = {}, .from = beginOfDay(first), .to = beginOfDay(first.addMonths(1))};
}

SpendingToday::SpendingToday(logging::LoggingControl &logging, FinishedExchanges &finished, const Clock &clock, QObject *parent)
    : QObject(parent), m_logging(logging), m_clock(clock), m_today(logging, finished, clock), m_month(logging, finished, clock)
{
    connect(&m_today, &StatisticsSource::changed, this, &SpendingToday::changed);
    connect(&m_month, &StatisticsSource::changed, this, &SpendingToday::changed);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &SpendingToday::look);
    m_timer.start();
    look();
}

void SpendingToday::look()
{
    const logging::AlertConfig config = m_logging.config().alerts;
    const bool isOther = config != m_config;
    m_config = config;
    const bool isShownOtherwise = m_logging.config().displayCurrency != displayCurrency();
    setDisplayCurrency(m_logging.config().displayCurrency);
    m_today.setSpan(dayOf(m_clock.wall()));
    m_today.setActive(true);
    m_month.setSpan(monthOf(m_clock.wall()));
    m_month.setActive(hasMonthlyBudget(config));
    if (isOther || isShownOtherwise) Q_EMIT changed();
}

void SpendingToday::restart()
{
    m_today.restart();
    m_month.restart();
    Q_EMIT restarted();
}

std::vector<std::string> SpendingToday::modelsWithoutPrice() const
{
    return ui::modelsWithoutPrice(m_today.statistics().sum());
}

QList<BudgetUse> SpendingToday::budgets() const
{
    QList<BudgetUse> uses;
    const TokenSums day = today();
    addMoney(uses, BudgetUse::Kind::DayMoney, day, m_config);
    addTokens(uses, BudgetUse::Kind::DayTokens, day, m_config.dailyTokens);
    if (!hasMonthlyBudget(m_config)) return uses;
    const TokenSums month = m_month.statistics().sum().sum;
    addMoney(uses, BudgetUse::Kind::MonthMoney, month, m_config);
    addTokens(uses, BudgetUse::Kind::MonthTokens, month, m_config.monthlyTokens);
    return uses;
}

QString SpendingToday::costText() const
{
    const TokenSums sums = today();
    if (sums.requests == 0) return {};
    QString cost = moneyText(sums);
    if (sums.cost.size() == 1) { // of several it would not be clear whose limit it is
        const std::string &currency = sums.cost.begin()->first;
        const double limit = m_config.dailyBudgetIn(QString::fromStdString(currency));
        if (limit > 0) cost += u" / "_s + moneyText(logging::Money{limit, currency});
    }
    return cost;
}

QString SpendingToday::text() const
{
    const TokenSums sums = today();
    if (sums.requests == 0) return {};
    if (sums.cost.empty()) return tr("today %1 tok · cost %2").arg(countText(sums.all()), costText()); // "—" alone would say nothing
    return tr("today %1 tok · %2").arg(countText(sums.all()), costText());
}

QString budgetText(const BudgetUse &budget)
{
    const bool isMoney = budget.kind == BudgetUse::Kind::DayMoney || budget.kind == BudgetUse::Kind::MonthMoney;
    const bool isDay = budget.kind == BudgetUse::Kind::DayMoney || budget.kind == BudgetUse::Kind::DayTokens;
    const auto amount = [&budget, isMoney](double value) {
        return isMoney ? moneyText(logging::Money{value, budget.currency})
                       : SpendingToday::tr("%1 tok").arg(countText(std::llround(value)));
    };
    const QString text = isDay ? SpendingToday::tr("Today %1 of %2 (%3)") : SpendingToday::tr("This month %1 of %2 (%3)");
    return text.arg(amount(budget.spent), amount(budget.limit), percentText(budget.share()));
}

} // namespace ccr::ui
