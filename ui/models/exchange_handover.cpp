// Hands rows of the list over from the live part to the history without moving them.
#include "ui/models/exchange_table_model.h"

#include <QPointer>

#include <algorithm>
#include <unordered_map>

namespace ccr::ui {

using logging::ExchangeSnapshot;
using logging::HistoryEntry;
using logging::HistoryIds;

namespace {

constexpr std::size_t mostLeaving = LiveExchanges::maxExchanges;

} // namespace

// While nobody looks it keeps nothing that can be fetched.
void ExchangeTableModel::setResting(bool resting)
{
    m_isResting = resting;
    if (resting) m_pages.clear();
    m_live.setResting(resting);
}

void ExchangeTableModel::takeDropped(quint64 before, const QList<ExchangeSnapshot> &exchanges)
{
    const std::optional<WallTime> since = std::exchange(m_earliestBefore, m_live.earliestStart());
    if (!m_history || !since || !m_live.earliestStart() || m_finder.looksIntoBodies()) return removeLiveRows(before);
    quint64 position = before - static_cast<quint64>(exchanges.size());
    for (const ExchangeSnapshot &exchange : exchanges) m_leaving.emplace(position++, exchange);
    if (m_leaving.size() > mostLeaving) { // the history does not answer; once it does, they come as its rows
        removeLiveRows(before);
        m_leaving.clear();
    }
    if (!m_leftSince) m_leftSince = since;
    if (!m_isHandingOver) handOver();
}

// One after the other: what left later belongs above what left before. Rows that nobody sees or remembers need not stay the same.
void ExchangeTableModel::handOver()
{
    m_isHandingOver = true;
    const WallTime since = *std::exchange(m_leftSince, {});
    m_finder.findBetween(since, *m_live.earliestStart(), [this, before = m_live.first()](const std::vector<HistoryEntry> &entries) {
        const bool isRemembered = !m_isResting || !persistentIndexList().isEmpty();
        if (entries.empty() || m_leaving.empty() || !isRemembered) return takeHandedOver(before, entries, {});
        std::vector<std::int64_t> rows;
        for (const HistoryEntry &entry : entries) rows.push_back(entry.row);
        m_history->ids(rows, [guard = QPointer(this), search = m_searches, before, entries](const HistoryIds &found) {
            if (guard && guard->m_searches == search) guard->takeHandedOver(before, entries, found);
        });
    });
}

void ExchangeTableModel::takeHandedOver(quint64 before, const std::vector<HistoryEntry> &entries, const HistoryIds &found)
{
    std::unordered_map<std::string, quint64> leaving;
    for (const quint64 position : m_rows.live())
        if (position < before) leaving.emplace(listed(position)->id, position);
    QHash<std::int64_t, quint64> positions;
    for (const auto &[row, id] : found) {
        const auto left = leaving.find(id);
        if (left == leaving.end()) continue;
        if (!m_isResting) m_pages.keep(row, *listed(left->second));
        positions.insert(row, left->second);
    }
    std::vector<std::pair<quint64, HistoryEntry>> moved;
    for (const HistoryEntry &entry : entries)
        if (const auto position = positions.constFind(entry.row); position != positions.constEnd()) moved.emplace_back(*position, entry);
    if (!moved.empty()) moveToHistory(moved);
    removeLiveRows(before); // the history does not have these
    for (std::size_t place = 0; place < entries.size(); ++place)
        if (!positions.contains(entries[place].row)) takeHistory({entries[place]}, place);
    m_leaving.erase(m_leaving.begin(), m_leaving.lower_bound(before));
    m_isHandingOver = false;
    Q_EMIT countsChanged();
    if (m_leftSince) return handOver();
    Q_EMIT handedOver();
}

// Each row stays the same for whoever remembers it. In an order none moves; otherwise those that were heard of in another order than
// they began in do.
void ExchangeTableModel::moveToHistory(const std::vector<std::pair<quint64, HistoryEntry>> &moved)
{
    ++m_changes;
    std::unordered_map<quint64, int> places;
    for (const auto &[position, entry] : moved) places.emplace(position, static_cast<int>(places.size()));
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    QModelIndexList from;
    QModelIndexList to;
    const int staying = m_rows.liveCount() - static_cast<int>(moved.size());
    for (const QModelIndex &index : m_rows.isOrdered() ? QModelIndexList() : persistentIndexList()) {
        const RowRef ref = m_rows.at(index.row());
        const auto place = ref.isLive() ? places.find(ref.position()) : places.end();
        if (place == places.end()) continue;
        from.append(index);
        to.append(this->index(staying + place->second, index.column()));
    }
    m_rows.moveToHistory(moved);
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void ExchangeTableModel::removeLiveRows(quint64 before)
{
    if (m_rows.isOrdered()) {
        while (m_rows.liveBefore(before) > 0) {
            const quint64 position = m_rows.live().first();
            removeRowsAt(m_rows.rowOf(RowRef::live(position)), 1, [&] { m_rows.removeLive(position); });
        }
        return;
    }
    const int count = m_rows.liveBefore(before);
    removeRowsAt(m_rows.liveCount() - count, count, [&] { m_rows.removeLiveBefore(before); });
}

const ExchangeSnapshot *ExchangeTableModel::listed(quint64 position) const
{
    if (const ExchangeSnapshot *exchange = m_live.at(position)) return exchange;
    const auto leaving = m_leaving.find(position);
    return leaving == m_leaving.end() ? nullptr : &leaving->second;
}

std::optional<quint64> ExchangeTableModel::listedPositionOf(const std::string &id) const
{
    if (const std::optional<quint64> position = m_live.positionOf(id)) return position;
    const auto leaving = std::find_if(m_leaving.begin(), m_leaving.end(), [&](const auto &left) { return left.second.id == id; });
    return leaving == m_leaving.end() ? std::nullopt : std::optional(leaving->first);
}

} // namespace ccr::ui
