#pragma once

#include "logging/api/logging_config.h"
#include "ui/models/statistics_source.h"

namespace ccr::ui {

/// What may be spent, and how much of it is.
struct BudgetUse
{
    enum class Kind
    {
        DayMoney,
        MonthMoney,
        DayTokens,
        MonthTokens
    };
    Kind kind = Kind::DayMoney;
    std::string currency; ///< of money
    double spent = 0;
    double limit = 0;

    double share() const { return limit > 0 ? spent / limit : 0; }
};

/// Tokens and money of today, always known, and of the month where a budget asks for it; and how far the budgets of the
/// configuration are used up. GUI thread.
class SpendingToday final : public QObject
{
    Q_OBJECT
public:
    SpendingToday(logging::LoggingControl &logging, FinishedExchanges &finished, const Clock &clock, QObject *parent = nullptr);

    TokenSums today() const { return m_today.statistics().sum().sum; }
    /// Models that answered today, most used first.
    std::vector<std::string> modelsWithoutPrice() const;
    bool isComplete() const { return m_today.isComplete(); }
    /// Of the budgets that are set.
    QList<BudgetUse> budgets() const;
    /// Requests that began today and have ended, with or without tokens.
    std::int64_t requestsToday() const { return m_today.statistics().sum().requests(); }
    /// "$3.27 / $10.00"; empty before the first request that reported tokens.
    QString costText() const;
    /// "today 4.1M tok · $3.27 / $10.00"; empty before the first request that reported tokens.
    QString text() const;
    /// The configuration or the date may be another one.
    void look();
    /// What is recorded has another cost now.
    void restart();

Q_SIGNALS:
    void changed();
    void restarted(); ///< whoever counts costs counts them anew

private:
    logging::LoggingControl &m_logging;
    const Clock &m_clock;
    StatisticsSource m_today;
    StatisticsSource m_month;
    QTimer m_timer;
    logging::AlertConfig m_config;
};

/// The day or the month, in the time zone of the user, that holds `now`.
StatisticsSpan dayOf(WallTime now);
StatisticsSpan monthOf(WallTime now);

/// "Today $3.27 of $10.00 (33 %)", in the language of the window.
QString budgetText(const BudgetUse &budget);

} // namespace ccr::ui
