#pragma once

#include "logging/api/history.h"

#include <QList>

#include <optional>
#include <utility>
#include <vector>

namespace ccr::ui {

/// One row of a list of exchanges: one of this run by its position, or one of the history by its row there. 8 bytes.
class RowRef
{
public:
    static RowRef live(quint64 position) { return RowRef(-static_cast<qint64>(position) - 1); }
    static RowRef history(qint64 row, bool failed) { return RowRef(row * 2 + (failed ? 1 : 0)); }

    bool isLive() const { return m_value < 0; }
    quint64 position() const { return static_cast<quint64>(-(m_value + 1)); }
    qint64 historyRow() const { return m_value / 2; }
    /// Of the history only: a live one may still fail.
    bool isFailure() const { return m_value % 2 != 0; }
    qint64 number() const { return m_value; }
    bool operator==(const RowRef &) const = default;

private:
    explicit RowRef(qint64 value) : m_value(value) {}
    qint64 m_value;
};

/// The order of a list: the newest of this run first, then the history; or sorted by a key. Knows nothing of exchanges but
/// their keys. Every change but a new order costs as much as what changes.
class ExchangeRows
{
public:
    struct Keyed
    {
        double key;
        RowRef ref;
    };

    int count() const;
    RowRef at(int row) const;
    int liveCount() const { return static_cast<int>(m_live.size()); }
    int historyFailures() const { return m_historyFailures; }
    const QList<quint64> &live() const { return m_live; }           ///< oldest first
    const std::vector<Keyed> &history() const { return m_history; } ///< newest first
    bool isOrdered() const { return m_isOrdered; }
    /// -1: it is not in the list. Of an order: takes time with its length.
    int rowOf(RowRef ref) const;
    /// Where a live one that is not in the list belongs.
    int rowForLive(quint64 position) const;

    void clear();
    void addNewest(const QList<quint64> &positions);    ///< oldest first, above everything
    void addOlderLive(const QList<quint64> &positions); ///< newest first, below all live ones
    void insertLive(quint64 position);
    void removeLive(quint64 position);
    /// `place` is the one among those of the history: they stand below the live ones.
    void addHistory(const std::vector<logging::HistoryEntry> &entries, std::size_t place);
    /// Live ones, newest first, that are the history's from now on. In an order each keeps its row, otherwise they stand right
    /// below the live ones that stay.
    void moveToHistory(const std::vector<std::pair<quint64, logging::HistoryEntry>> &moved);
    int liveBefore(quint64 position) const; ///< how many live ones have a smaller position
    void removeLiveBefore(quint64 position);
    int historyBefore(double key) const; ///< how many at the end of the history have a smaller key
    void removeHistory(std::size_t first, std::size_t count);

    /// From now on as this says. It holds what the list holds, in another order.
    void setOrder(std::vector<RowRef> order);
    /// The usual one again.
    void leaveOrder();
    const std::vector<RowRef> &order() const { return m_order; }

private:
    void removeFromOrder(RowRef ref);

    QList<quint64> m_live;
    std::vector<Keyed> m_history;
    std::vector<RowRef> m_order;
    bool m_isOrdered = false;
    int m_historyFailures = 0;
};

} // namespace ccr::ui
