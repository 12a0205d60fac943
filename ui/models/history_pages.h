#pragma once

#include "logging/api/history.h"

#include <QCache>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <deque>
#include <vector>

namespace ccr::ui {

/// The rows of the history that somebody looks at, fetched on demand and kept in a bounded number. GUI thread.
class HistoryPages final : public QObject
{
    Q_OBJECT
public:
    static constexpr int maxKept = 2000;

    HistoryPages();

    /// Null: there is no history. It outlives this.
    void setHistory(logging::HistoryControl *history) { m_history = history; }
    /// Null: not here. Valid until control returns to the event loop.
    const logging::ExchangeSnapshot *find(qint64 row) const { return m_kept.object(row); }
    /// Row of an exchange that is here; 0: it is not.
    qint64 rowOf(const std::string &id) const;
    /// Has these fetched, unless they are here. Who scrolls fast asks for much and wants the last of it: that comes first.
    void want(const std::vector<qint64> &rows);
    /// One that somebody else has fetched.
    void keep(qint64 row, const logging::ExchangeSnapshot &exchange) { m_kept.insert(row, new logging::ExchangeSnapshot(exchange)); }
    /// Rows may have changed or gone.
    void clear();

Q_SIGNALS:
    void fetched(const QList<qint64> &rows);

private:
    void fetchNext();
    void take(const std::vector<qint64> &asked, const logging::HistoryRows &found);

    logging::HistoryControl *m_history = nullptr;
    QCache<qint64, logging::ExchangeSnapshot> m_kept{maxKept};
    std::deque<qint64> m_wanted; ///< the last is the most urgent
    QSet<qint64> m_queued;       ///< what m_wanted holds
    QSet<qint64> m_coming;       ///< asked for
    QSet<qint64> m_gone;         ///< deleted meanwhile: not asked for again
    int m_generation = 0;
    bool m_isAsking = false;
    QTimer m_soon;
};

} // namespace ccr::ui
