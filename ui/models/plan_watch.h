#pragma once

#include "logging/api/history.h"
#include "ui/models/finished_exchanges.h"
#include "ui/models/plan_use.h"

#include <QSet>
#include <QTimer>

namespace ccr::logging {
class LoggingControl;
}

namespace ccr::ui {

/// How far the plans of the configuration are used up, from the history and from what ends meanwhile. Works only while it is active; the
/// history is read in parts by its own thread. GUI thread.
class PlanWatch final : public QObject
{
    Q_OBJECT
public:
    PlanWatch(logging::LoggingControl &logging, FinishedExchanges &finished, const Clock &clock, QObject *parent = nullptr);

    /// Whether somebody looks: begins anew when it becomes true.
    void setActive(bool active);
    /// Everything is counted anew: prices or the history were changed.
    void restart();
    /// Time goes on, and the configuration may be another one.
    void look();
    /// By the provider's name in small letters.
    const std::map<std::string, PlanUse> &plans() const { return m_plans; }
    bool isComplete() const { return m_isComplete; }
    WallTime now() const { return m_clock.wall(); }

Q_SIGNALS:
    void changed(); ///< at once when plans are others or everything is there, else every few seconds

private:
    void ask();
    void take(int round, const logging::NumbersPart &part);
    void complete();
    void takeFinished(const QList<logging::ExchangeSnapshot> &exchanges);
    void count(const logging::ExchangeNumbers &numbers);
    bool hasOtherPlans() const;

    logging::LoggingControl &m_logging;
    FinishedExchanges &m_finished;
    const Clock &m_clock;
    logging::TermsOfProviders m_terms;
    logging::DisplayCurrency m_display;
    std::map<std::string, PlanUse> m_plans;
    logging::NumbersScan m_scan;
    QSet<QByteArray> m_counted;
    QTimer m_timer;
    int m_round = 0; ///< answers to an earlier question are passed over
    bool m_isActive = false;
    bool m_isComplete = false;
};

} // namespace ccr::ui
