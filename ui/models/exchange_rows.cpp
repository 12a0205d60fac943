#include "ui/models/exchange_rows.h"

#include "ui/models/exchange_status.h"

#include <QHash>

#include <algorithm>

namespace ccr::ui {

namespace {

ExchangeRows::Keyed keyed(const logging::HistoryEntry &entry)
{
    return {entry.key, RowRef::history(entry.row, isFailure(entry.outcome))};
}

int failuresOf(const std::vector<ExchangeRows::Keyed> &entries)
{
    return static_cast<int>(std::count_if(entries.begin(), entries.end(), [](const auto &entry) { return entry.ref.isFailure(); }));
}

} // namespace

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

void ExchangeRows::addHistory(const std::vector<logging::HistoryEntry> &entries, std::size_t place)
{
    std::vector<Keyed> added;
    for (const logging::HistoryEntry &entry : entries) added.push_back(keyed(entry));
    m_historyFailures += failuresOf(added);
    if (m_isOrdered)
        for (const Keyed &entry : added) m_order.push_back(entry.ref);
    m_history.insert(m_history.begin() + static_cast<std::ptrdiff_t>(place), added.begin(), added.end());
}

void ExchangeRows::moveToHistory(const std::vector<std::pair<quint64, logging::HistoryEntry>> &moved)
{
    std::vector<Keyed> added;
    QHash<qint64, RowRef> successors;
    for (const auto &[position, entry] : moved) {
        added.push_back(keyed(entry));
        successors.insert(RowRef::live(position).number(), added.back().ref);
    }
    m_live.removeIf([&](quint64 position) { return successors.contains(RowRef::live(position).number()); });
    m_historyFailures += failuresOf(added);
    m_history.insert(m_history.begin(), added.begin(), added.end());
    for (RowRef &ref : m_order) ref = successors.value(ref.number(), ref);
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

void ExchangeRows::removeHistory(std::size_t first, std::size_t count)
{
    const auto begin = m_history.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = begin + static_cast<std::ptrdiff_t>(count);
    m_historyFailures -= failuresOf({begin, end});
    m_history.erase(begin, end);
}

void ExchangeRows::setOrder(std::vector<RowRef> order)
{
    m_order = std::move(order);
    m_isOrdered = true;
}

void ExchangeRows::leaveOrder()
{
    m_order.clear();
    m_isOrdered = false;
}

} // namespace ccr::ui
