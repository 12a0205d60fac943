#include "ui/models/exchange_rows.h"

#include "ui/models/exchange_status.h"

#include <algorithm>

namespace ccr::ui {

int ExchangeRows::count() const
{
    return static_cast<int>(m_live.size()) + static_cast<int>(m_history.size());
}

RowRef ExchangeRows::at(int row) const
{
    if (m_isOrdered) return m_order[static_cast<std::size_t>(row)];
    if (row < m_live.size()) return RowRef::live(m_live.at(m_live.size() - 1 - row));
    return m_history[static_cast<std::size_t>(row - m_live.size())].ref;
}

int ExchangeRows::rowOf(RowRef ref) const
{
    if (m_isOrdered) {
        const auto found = std::find(m_order.begin(), m_order.end(), ref);
        return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
    }
    if (ref.isLive()) {
        const auto found = std::lower_bound(m_live.cbegin(), m_live.cend(), ref.position());
        return found == m_live.cend() || *found != ref.position() ? -1 : static_cast<int>(m_live.cend() - found) - 1;
    }
    const auto found = std::find_if(m_history.begin(), m_history.end(), [ref](const Keyed &entry) { return entry.ref == ref; });
    return found == m_history.end() ? -1 : liveCount() + static_cast<int>(found - m_history.begin());
}

int ExchangeRows::rowForLive(quint64 position) const
{
    if (m_isOrdered) return count(); // until the next order
    return static_cast<int>(m_live.cend() - std::lower_bound(m_live.cbegin(), m_live.cend(), position));
}

void ExchangeRows::clear()
{
    m_live.clear();
    m_history.clear();
    m_order.clear();
    m_isOrdered = false;
    m_historyFailures = 0;
}

void ExchangeRows::addNewest(const QList<quint64> &positions)
{
    m_live += positions;
    if (m_isOrdered)
        for (const quint64 position : positions) m_order.push_back(RowRef::live(position));
}

void ExchangeRows::addOlderLive(const QList<quint64> &positions)
{
    QList<quint64> all(positions.crbegin(), positions.crend());
    all += m_live;
    m_live = std::move(all);
}

void ExchangeRows::insertLive(quint64 position)
{
    m_live.insert(std::lower_bound(m_live.cbegin(), m_live.cend(), position), position);
    if (m_isOrdered) m_order.push_back(RowRef::live(position));
}

void ExchangeRows::removeLive(quint64 position)
{
    const auto found = std::lower_bound(m_live.cbegin(), m_live.cend(), position);
    if (found != m_live.cend() && *found == position) m_live.erase(found);
    removeFromOrder(RowRef::live(position));
}

void ExchangeRows::removeFromOrder(RowRef ref)
{
    if (m_isOrdered) std::erase(m_order, ref);
}

void ExchangeRows::addHistory(const std::vector<logging::HistoryEntry> &entries, bool atFront)
{
    std::vector<Keyed> added;
    added.reserve(entries.size());
    for (const logging::HistoryEntry &entry : entries) {
        const bool failed = isFailure(entry.outcome);
        m_historyFailures += failed;
        added.push_back({entry.key, RowRef::history(entry.row, failed)});
        if (m_isOrdered) m_order.push_back(added.back().ref);
    }
    m_history.insert(atFront ? m_history.begin() : m_history.end(), added.begin(), added.end());
}

int ExchangeRows::liveBefore(quint64 position) const
{
    return static_cast<int>(std::lower_bound(m_live.cbegin(), m_live.cend(), position) - m_live.cbegin());
}

void ExchangeRows::removeLiveBefore(quint64 position)
{
    m_live.remove(0, liveBefore(position));
}

int ExchangeRows::historyBefore(double key) const
{
    const auto firstOlder = std::find_if(m_history.rbegin(), m_history.rend(), [key](const Keyed &entry) { return entry.key >= key; });
    return static_cast<int>(firstOlder - m_history.rbegin());
}

void ExchangeRows::removeHistoryEnd(int count)
{
    for (int i = 0; i < count; ++i) {
        m_historyFailures -= m_history.back().ref.isFailure();
        m_history.pop_back();
    }
}

void ExchangeRows::setOrder(std::vector<RowRef> order)
{
    m_order = std::move(order);
    m_isOrdered = true;
}

} // namespace ccr::ui
