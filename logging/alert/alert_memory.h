#pragma once

#include "logging/alert/alert_rules.h"
#include "logging/alert/plan_spending.h"
#include "logging/alert/sliding_count.h"

#include <QDate>

namespace ccr::logging {

/// What alerts remember across restarts, so that nothing is forgotten and nothing said twice.
struct AlertMemory
{
    struct Delivery
    {
        AlertLevel level = AlertLevel::Warning;
        WallTime time;
        bool isQuiet = false; ///< the present episode began too soon after it and was not delivered
    };

    QMap<QString, AlertEpisode> episodes;
    QMap<QString, Delivery> deliveries; ///< the last one of each alert
    std::vector<SlidingCount::Step> errors;
    /// What the requests of a day and of its month cost, by currency, and how many tokens they used.
    struct Spending
    {
        QDate day; ///< of the last request
        QMap<QString, double> costOfDay;
        QMap<QString, double> costOfMonth;
        std::int64_t tokensOfDay = 0;
        std::int64_t tokensOfMonth = 0;
    };
    Spending spending;
    PlanSpending plans;

    /// An absent or damaged file gives an empty memory.
    static AlertMemory load(const QString &path);
    /// With mode 0600, all or nothing. False: it could not be written.
    bool save(const QString &path) const;
};

} // namespace ccr::logging
