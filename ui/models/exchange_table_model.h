#pragma once

#include "logging/base/phrase.h"
#include "ui/models/exchange_cells.h"
#include "ui/models/exchange_counts.h"
#include "ui/models/exchange_finder.h"
#include "ui/models/exchange_rows.h"
#include "ui/models/exchange_status.h"
#include "ui/models/history_pages.h"
#include "ui/models/running_speeds.h"
#include "ui/models/value_text.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <map>

namespace ccr::ui {

/// The exchanges of this run, newest first, and below them what earlier runs recorded, as far as they match the search. Takes
/// batches; holds ids of everything and whole exchanges of what is live or seen. No call costs as much as the list is long,
/// apart from a new order, which is made in another thread. Colours and shapes are the view's business. GUI thread.
class ExchangeTableModel final : public QAbstractTableModel, public ExchangeColumns, public ExchangeSource
{
    Q_OBJECT
public:
    enum Role
    {
        OutcomeRole = Qt::UserRole, ///< int of logging::Outcome
        IdRole,
        ErrorMessageRole,
        AskedModelRole,
        ServedModelRole,
        AttemptsRole,
        StatusCodeRole,
        IsFailureRole,
        IsMarkedRole,
    };

    explicit ExchangeTableModel(QObject *parent = nullptr);

    /// Null: earlier runs are not shown. It outlives this.
    void setHistory(logging::HistoryControl *history);
    void applyBatch(const QList<logging::ExchangeSnapshot> &batch);
    /// The two halves of it: the numbers since the start go on while the list stands still, and gets what it missed later.
    void count(const QList<logging::ExchangeSnapshot> &batch);
    void show(const QList<logging::ExchangeSnapshot> &batch);
    /// Shows what is found instead of what was shown; ExchangeSearch::key is the list's own business.
    void search(const ExchangeSearch &search);
    /// The range has moved on: what began before leaves the list.
    void moveBegin(WallTime from);
    /// By a column that can be sorted; Time, descending, is the usual order. A new order comes after a moment.
    void sortBy(int column, Qt::SortOrder order);
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }
    /// Lets the clocks of live rows move on.
    void tick();
    void retranslate();

    /// Null when there is no such row, or it is not here yet and is being fetched. Valid until control returns to the loop.
    const logging::ExchangeSnapshot *exchange(int row) const;
    const logging::ExchangeSnapshot *exchangeAt(const QModelIndex &index) const override { return exchange(index.row()); }
    int rowOf(const std::string &id) const; ///< -1: unknown or not in the list; of the history only what was seen or located
    /// Any exchange, in the list or not: from this run, else from the history. From then on rowOf() knows it, until the next
    /// search. Null: it is not known any more. Valid until control returns to the loop.
    void locate(const std::string &id, std::function<void(const logging::ExchangeSnapshot *)> found);
    /// The next failed row after this one in the direction of `step`; -1: none. Rows need not be here for it.
    int failureAfter(int row, int step) const;

    /// Everything known of this run, whatever the search.
    const LiveExchanges &live() const { return m_live; }
    /// While nobody looks, fewer are held of those that the history holds, too.
    void setResting(bool resting);
    ExchangeMarks &marks() { return m_marks; }
    /// Since the start, whatever the list shows.
    quint64 failureCount() const { return m_counts.failures(); }
    int liveCount() const { return m_counts.live(); }
    quint64 seenCount() const { return m_counts.seen(); }

    /// Of the list.
    struct Counts
    {
        int rows = 0;
        int failed = 0;
        int live = 0;
    };
    Counts counts() const;
    bool isSearching() const { return m_finder.isSearching(); }
    int hiddenCount() const { return m_finder.hiddenCount(); }        ///< by the query; known when the list is empty
    bool hasBeyondRange() const { return m_finder.hasBeyondRange(); } ///< likewise
    const Phrase &problem() const { return m_problem; }               ///< why the history is not all here

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void countsChanged();
    void searched();   ///< the list holds all that was to be found
    void handedOver(); ///< what left the live part is in the history's rows

private:
    void restart();
    void takeLive(const QList<quint64> &positions);
    void takeHistory(const std::vector<logging::HistoryEntry> &entries, std::size_t place);
    void takeBetween(std::vector<logging::HistoryEntry> entries);
    void takeAdded(quint64 from, quint64 to);
    void takeUpdated(const QList<quint64> &positions);
    void takeDropped(quint64 before, const QList<logging::ExchangeSnapshot> &exchanges);
    void takeMarks();
    void awaitEnds(const QList<quint64> &positions);
    void lookForEnded();
    void locateIn(logging::HistoryScan scan, std::function<void(const logging::ExchangeSnapshot *)> found);
    void takeOrder(std::vector<RowRef> order, std::size_t historyRows);
    void insertRowsAt(int row, int count, const std::function<void()> &insert);
    void removeRowsAt(int row, int count, const std::function<void()> &remove);
    void removeLiveRows(quint64 before);
    void takePruned(qint64 firstRow);
    void takePurged(WallTime before);
    void askWhatRemains();
    void removeFromHistory(const std::function<bool(RowRef ref)> &isGone);
    void reorder(const std::function<void()> &change);
    void handOver();
    void takeHandedOver(quint64 before, const std::vector<logging::HistoryEntry> &entries, const logging::HistoryIds &found);
    void moveToHistory(const std::vector<std::pair<quint64, logging::HistoryEntry>> &moved);
    const logging::ExchangeSnapshot *listed(quint64 position) const;
    std::optional<quint64> listedPositionOf(const std::string &id) const;
    bool hasUsualOrder() const { return m_sortColumn == Time && m_sortOrder == Qt::DescendingOrder; }
    void makeOrder();
    QString text(const logging::ExchangeSnapshot &exchange, int column) const;
    void announceRow(int row);
    void announceAll();

    logging::HistoryControl *m_history = nullptr;
    QMetaObject::Connection m_pruned;
    QMetaObject::Connection m_purged;
    ExchangeCounts m_counts;
    LiveExchanges m_live;
    RunningSpeeds m_speeds;
    ExchangeMarks m_marks;
    bool m_isResting = false;
    mutable HistoryPages m_pages; ///< being asked for a row makes it fetch
    ExchangeFinder m_finder;
    ExchangeRows m_rows;
    int m_sortColumn = Time;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    QTimer m_orderTimer;
    QTimer m_endTimer;                     ///< until the history has what has ended
    std::optional<WallTime> m_endedSince;  ///< start of the earliest of these
    std::optional<WallTime> m_endedBefore; ///< likewise, of those that were looked for once
    bool m_isOrdering = false;
    int m_changes = 0;                        ///< that make an order wrong which was begun before
    std::optional<WallTime> m_earliestBefore; ///< start of the oldest live one, before the last were dropped
    /// Those that are not live any more and stay listed until the history's rows for them are known, by position.
    std::map<quint64, logging::ExchangeSnapshot> m_leaving;
    std::optional<WallTime> m_leftSince; ///< start of the earliest that the history was not asked for yet
    bool m_isHandingOver = false;
    int m_searches = 0; ///< answers for an earlier one are no longer wanted
    Phrase m_problem;
};

} // namespace ccr::ui
