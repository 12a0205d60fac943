#pragma once

#include "logging/api/history.h"
#include "logging/base/phrase.h"
#include "ui/models/exchange_marks.h"
#include "ui/models/live_exchanges.h"

#include <QTimer>

#include <algorithm>

namespace ccr::ui {

/// Which exchanges a list shows.
struct ExchangeSearch
{
    logging::Query query = {};
    std::optional<WallTime> from = {};                   ///< started at or after
    std::optional<WallTime> to = {};                     ///< started before
    logging::QueryField key = logging::QueryField::Time; ///< HistoryEntry::key of what is found
    int limit = 0;                                       ///< 0: all that match; otherwise the newest so many
};

/// Looks for exchanges without holding anybody up: those of this run in slices of the event loop, those of earlier ones in the
/// history's thread, part by part. A search that looks into bodies finds those of this run in the history, too, since it alone
/// has them. A new search ends the one before. GUI thread.
class ExchangeFinder final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    ExchangeFinder(const LiveExchanges &live, const ExchangeMarks &marks);

    void setHistory(logging::HistoryControl *history) { m_history = history; }
    /// The newest of this run are found before this returns.
    void start(const ExchangeSearch &search);
    void stop();
    const ExchangeSearch &search() const { return m_search; }
    /// The range may begin later as time goes on.
    void setFrom(std::optional<WallTime> from) { m_search.from = from; }
    bool isSearching() const { return m_isSearching; }
    /// When nothing was found: how many the query hides, and if none, whether there is anything beyond the range.
    int hiddenCount() const { return m_hidden; }
    bool hasBeyondRange() const { return m_hasBeyondRange; }
    /// A live one that this search has not looked at yet.
    bool isStillToCome(quint64 position) const { return position < m_next; }
    /// Whether the history answers for exchanges of this run, too.
    bool looksIntoBodies() const { return m_history && m_search.query.looksIntoBodies(); }
    /// Of those of this run: they were deleted from the history.
    void hideEndedBefore(WallTime start) { m_hiddenBefore = std::max(m_hiddenBefore, start); }
    bool isHidden(const logging::ExchangeSnapshot &exchange) const;
    bool isInRange(const logging::ExchangeSnapshot &exchange) const;
    bool matches(const logging::ExchangeSnapshot &exchange) const;
    using Found = std::function<void(const std::vector<logging::HistoryEntry> &)>;
    /// Looks into a part of the history for what this search has not got from there: started in from <= t < to. Tells all of it,
    /// newest first, unless another search begins.
    void findBetween(WallTime from, WallTime to, Found found);

Q_SIGNALS:
    void liveFound(const QList<quint64> &positions);                           ///< newest first, older than those before
    void historyFound(const std::vector<ccr::logging::HistoryEntry> &entries); ///< likewise
    void finished(const ccr::Phrase &problem);

private:
    void lookAtLive();
    logging::HistoryScan scan() const;
    void askHistory(logging::HistoryScan scan);
    void countHidden(logging::HistoryScan scan);
    void lookBeyondRange();
    void askBetween(logging::HistoryScan scan, std::vector<logging::HistoryEntry> entries, Found found);
    void finish();
    bool isEnough() const { return m_search.limit > 0 && m_found >= m_search.limit; }

    const LiveExchanges &m_live;
    const ExchangeMarks &m_marks;
    logging::HistoryControl *m_history = nullptr;
    ExchangeSearch m_search;
    quint64 m_next = 0; ///< positions below are still to be looked at
    WallTime m_hiddenBefore{};
    int m_found = 0;
    int m_hidden = 0;
    bool m_hasBeyondRange = false;
    Phrase m_problem;
    int m_run = 0; ///< answers for an earlier search are no longer wanted
    bool m_isSearching = false;
    QTimer m_turn;
};

/// Whether the query asks for marks.
bool asksForMarks(const logging::Query &query);

} // namespace ccr::ui
