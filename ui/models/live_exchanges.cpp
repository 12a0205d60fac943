#include "ui/models/live_exchanges.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace ccr::ui {

using logging::ExchangeSnapshot;
using logging::Outcome;

namespace {

constexpr qsizetype droppedAtOnce = 500;

QByteArray keyOf(const std::string &id)
{
    return QByteArray::fromStdString(id);
}

/// How many of the first so many may go, so that whatever stays began in a later millisecond. The history knows no finer
/// times, and by time alone it is told what is asked of it.
qsizetype wholeMilliseconds(const std::deque<ExchangeSnapshot> &exchanges, qsizetype count)
{
    const auto startOf = [](const ExchangeSnapshot &exchange) -> qint64 { return millisSinceEpoch(exchange.startedAt); };
    std::vector<qint64> latest{std::numeric_limits<qint64>::min()}; // of the first so many
    for (qsizetype i = 0; i < count; ++i) latest.push_back(std::max(latest.back(), startOf(exchanges[i])));
    qint64 earliest = std::numeric_limits<qint64>::max(); // of those behind them
    for (auto stays = exchanges.cbegin() + count; stays != exchanges.cend(); ++stays) earliest = std::min(earliest, startOf(*stays));
    while (count > 0 && latest[count] >= earliest) earliest = std::min(earliest, startOf(exchanges[--count]));
    return count;
}

} // namespace

void LiveExchanges::apply(const QList<ExchangeSnapshot> &batch)
{
    QList<ExchangeSnapshot> fresh;
    QHash<QByteArray, qsizetype> freshPlaces;
    QList<quint64> known;
    QSet<quint64> seen;
    for (const ExchangeSnapshot &exchange : batch) {
        if (const std::optional<quint64> position = positionOf(exchange.id)) {
            ExchangeSnapshot &kept = m_exchanges[*position - m_dropped];
            kept = exchange;
            noteWhetherLive(exchange, *position);
            if (!seen.contains(*position)) known.append(*position);
            seen.insert(*position);
        } else if (const auto place = freshPlaces.constFind(keyOf(exchange.id)); place != freshPlaces.constEnd()) {
            fresh[*place] = exchange; // twice in one batch: the later news counts
        } else {
            freshPlaces.insert(keyOf(exchange.id), fresh.size());
            fresh.append(exchange);
        }
    }
    if (!known.isEmpty()) Q_EMIT updated(known);
    if (!fresh.isEmpty()) append(fresh);
    if (const qsizetype count = surplus(); count > 0) dropOldest(count);
    Q_EMIT countsChanged();
}

void LiveExchanges::setResting(bool resting)
{
    m_isResting = resting;
    if (const qsizetype count = surplus(); count > 0) dropOldest(count);
}

void LiveExchanges::append(const QList<ExchangeSnapshot> &fresh)
{
    const quint64 from = end();
    for (const ExchangeSnapshot &exchange : fresh) {
        const quint64 position = end();
        m_positions.insert(keyOf(exchange.id), position);
        noteWhetherLive(exchange, position);
        m_exchanges.push_back(exchange);
        m_earliestStart = m_earliestStart ? std::min(*m_earliestStart, exchange.startedAt) : exchange.startedAt;
    }
    Q_EMIT added(from, end());
}

qsizetype LiveExchanges::surplus() const
{
    const auto size = static_cast<qsizetype>(m_exchanges.size());
    const auto beyond = [size](qsizetype limit) { return size > limit ? std::min(size, size - limit + droppedAtOnce) : 0; };
    if (const qsizetype count = beyond(maxExchanges); count > 0 || !m_isRecorded()) return count;
    const qsizetype count = beyond(m_isResting ? maxResting : maxRecorded);
    const auto end = m_exchanges.begin() + count;
    const auto running = std::find_if(m_exchanges.begin(), end, [](const auto &exchange) { return exchange.outcome == Outcome::InFlight; });
    return wholeMilliseconds(m_exchanges, running - m_exchanges.begin());
}

void LiveExchanges::dropOldest(qsizetype count)
{
    QList<ExchangeSnapshot> gone;
    for (qsizetype i = 0; i < count; ++i) {
        m_positions.remove(keyOf(m_exchanges.front().id));
        m_live.remove(m_dropped++);
        gone.append(std::move(m_exchanges.front()));
        m_exchanges.pop_front();
    }
    const auto earliest =
        std::min_element(m_exchanges.cbegin(), m_exchanges.cend(), [](const auto &a, const auto &b) { return a.startedAt < b.startedAt; });
    m_earliestStart = earliest == m_exchanges.cend() ? std::nullopt : std::optional(earliest->startedAt);
    Q_EMIT dropped(m_dropped, gone);
}

void LiveExchanges::noteWhetherLive(const ExchangeSnapshot &exchange, quint64 position)
{
    if (exchange.outcome == Outcome::InFlight)
        m_live.insert(position);
    else
        m_live.remove(position);
}

const ExchangeSnapshot *LiveExchanges::at(quint64 position) const
{
    return position >= first() && position < end() ? &m_exchanges.at(position - m_dropped) : nullptr;
}

std::optional<quint64> LiveExchanges::positionOf(const std::string &id) const
{
    const auto known = m_positions.constFind(keyOf(id));
    return known == m_positions.constEnd() ? std::nullopt : std::optional(*known);
}

const ExchangeSnapshot *LiveExchanges::find(const std::string &id) const
{
    const std::optional<quint64> position = positionOf(id);
    return position ? at(*position) : nullptr;
}

} // namespace ccr::ui
