#pragma once

#include "logging/api/price.h"
#include "logging/api/snapshots.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace ccr::logging {

/// How much of a plan is used in one of its windows that limits it.
struct PlanState
{
    QString provider;
    QuotaWindow window = QuotaWindow::FiveHours;
    QuotaUnit unit = QuotaUnit::Requests;
    QString currency; ///< of a plan that counts money
    double used = 0;
    double limit = 0;
    WallTime end; ///< then everything is there again
};

/// Counts what is asked of providers with a plan that has a quota, in the windows that it has. What was asked before the quota was
/// configured is not known here. One thread.
class PlanSpending
{
public:
    /// An exchange that has ended; false: no plan counts it.
    bool add(const ExchangeSnapshot &exchange, const TermsOfProviders &terms);
    /// Of every window that limits, used or not.
    std::vector<PlanState> states(const TermsOfProviders &terms, const DisplayCurrency &display, WallTime now) const;

    /// What is not of this kind gives an empty one.
    static PlanSpending fromJson(const QJsonObject &json);
    QJsonObject toJson() const;

private:
    struct Count
    {
        WallTime first; ///< request of the window
        qint64 requests = 0;
        qint64 tokens = 0;
        QMap<QString, double> money; ///< what it would have cost, by the currency of the price

        void add(const ExchangeSnapshot &exchange);
    };
    /// By provider in small letters, then by window.
    QMap<QString, QMap<QuotaWindow, Count>> m_counts;
};

} // namespace ccr::logging
