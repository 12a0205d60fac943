#include "ui/models/history_pages.h"

#include <QPointer>

#include <algorithm>

namespace ccr::ui {

namespace {

constexpr std::size_t rowsPerFetch = 256;
constexpr std::size_t mostWanted = 1024;

} // namespace

HistoryPages::HistoryPages()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0); // after the painting that asks cell by cell
    connect(&m_soon, &QTimer::timeout, this, &HistoryPages::fetchNext);
}

qint64 HistoryPages::rowOf(const std::string &id) const
{
    const QList<qint64> rows = m_kept.keys();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](qint64 row) { return m_kept.object(row)->id == id; });
    return found == rows.end() ? 0 : *found;
}

void HistoryPages::want(const std::vector<qint64> &rows)
{
    if (!m_history) return;
    for (const qint64 row : rows) {
        if (m_kept.contains(row) || m_queued.contains(row) || m_coming.contains(row) || m_gone.contains(row)) continue;
        m_queued.insert(row);
        m_wanted.push_back(row);
    }
    while (m_wanted.size() > mostWanted) {
        m_queued.remove(m_wanted.front());
        m_wanted.pop_front();
    }
    if (!m_wanted.empty() && !m_isAsking && !m_soon.isActive()) m_soon.start();
}

void HistoryPages::fetchNext()
{
    std::vector<qint64> rows;
    while (!m_wanted.empty() && rows.size() < rowsPerFetch) {
        const qint64 row = m_wanted.back();
        m_wanted.pop_back();
        m_queued.remove(row);
        m_coming.insert(row);
        rows.push_back(row);
    }
    if (rows.empty()) return;
    m_isAsking = true;
    const std::vector<std::int64_t> asked(rows.begin(), rows.end());
    m_history->fetch(asked, [guard = QPointer(this), generation = m_generation, rows](const logging::HistoryRows &found) {
        if (!guard) return;
        guard->m_isAsking = false;
        if (generation == guard->m_generation) guard->take(rows, found);
        if (!guard->m_wanted.empty()) guard->m_soon.start();
    });
}

void HistoryPages::take(const std::vector<qint64> &asked, const logging::HistoryRows &found)
{
    for (const qint64 row : asked) {
        m_coming.remove(row);
        m_gone.insert(row);
    }
    QList<qint64> rows;
    for (const auto &[row, exchange] : found) {
        m_gone.remove(row);
        m_kept.insert(row, new logging::ExchangeSnapshot(exchange));
        rows.append(row);
    }
    Q_EMIT fetched(rows);
}

void HistoryPages::clear()
{
    ++m_generation;
    m_kept.clear();
    m_wanted.clear();
    m_queued.clear();
    m_coming.clear();
    m_gone.clear();
}

} // namespace ccr::ui
