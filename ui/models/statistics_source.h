#pragma once

#include "logging/api/history.h"
#include "logging/base/phrase.h"
#include "ui/models/exchange_statistics.h"
#include "ui/models/finished_exchanges.h"

#include <QSet>
#include <QTimer>

namespace ccr::logging {
class LoggingControl;
}

namespace ccr::ui {

/// From when to when statistics reach.
struct StatisticsSpan
{
    milliseconds last{};          ///< so long until now, and moving on with it; 0: the fixed moments count
    std::optional<WallTime> from; ///< absent: from the first exchange on
    std::optional<WallTime> to;   ///< absent: until now, and moving on with it
    bool operator==(const StatisticsSpan &) const = default;
};

/// Statistics of a span of time and a filter, from the history and from what ends meanwhile; where there is no history, of this
/// run alone. Works only while it is active. The history is read in parts by its own thread, and each part is counted here
/// between two frames. GUI thread.
class StatisticsSource final : public QObject
{
    Q_OBJECT
public:
    StatisticsSource(logging::LoggingControl &logging, FinishedExchanges &finished, const Clock &clock, QObject *parent = nullptr);

    void setSpan(const StatisticsSpan &span);
    void setQuery(const logging::Query &query);
    /// Whether somebody looks: begins anew when it becomes true.
    void setActive(bool active);
    /// Everything is counted anew: prices or the history were changed.
    void restart();

    const StatisticsSpan &span() const { return m_span; }
    const ExchangeStatistics &statistics() const { return m_statistics; }
    bool isComplete() const { return m_isComplete; }
    /// Why only a part of it is known; empty when all is.
    const Phrase &problem() const { return m_problem; }

Q_SIGNALS:
    void changed(); ///< once a second at most, but at once when everything is there

private:
    void follow(const logging::HistoryControl &history);
    void takePruned(qint64 firstRow, WallTime firstStart);
    void ask();
    void take(int round, const logging::NumbersPart &part);
    void complete();
    void takeFinished(const QList<logging::ExchangeSnapshot> &exchanges);
    void count(const logging::ExchangeNumbers &numbers);
    void moveOn(WallTime now);
    void tick();
    bool hasOpenBegin() const { return m_span.last.count() == 0 && !m_span.from; }
    ExchangeStatistics empty() const;

    logging::LoggingControl &m_logging;
    FinishedExchanges &m_finished;
    const Clock &m_clock;
    StatisticsSpan m_span{.last = std::chrono::hours(1), .from = {}, .to = {}};
    logging::NumbersScan m_scan;
    ExchangeStatistics m_statistics;
    QSet<QByteArray> m_counted; ///< ids of what may come a second time, from history and log
    QTimer m_timer;
    QTimer m_pruneTimer; ///< a history at its limits is pruned again and again
    bool m_isPrunedAgain = false;
    Phrase m_problem;
    int m_round = 0; ///< answers to an earlier question are passed over
    bool m_isActive = false;
    bool m_isComplete = false;
    bool m_isDirty = false;
};

} // namespace ccr::ui
