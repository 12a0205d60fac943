#include "ui/models/exchange_finder.h"

#include "logging/query/query_subjects.h"

#include <QPointer>

#include <algorithm>

namespace ccr::ui {

using logging::HistoryEntry;
using logging::HistoryPart;
using logging::HistoryScan;
using logging::Query;

namespace {

constexpr quint64 liveSlice = 500; ///< a few milliseconds even for slow expressions

bool hasMarks(const Query::Node &node)
{
    if (node.kind == Query::Node::Kind::Term) return node.term.kind == logging::QueryTerm::Kind::Marked;
    return std::any_of(node.children.begin(), node.children.end(), hasMarks);
}

std::optional<WallTime> earlier(std::optional<WallTime> a, std::optional<WallTime> b)
{
    return a && b ? std::min(*a, *b) : a ? a : b;
}

} // namespace

bool asksForMarks(const Query &query)
{
    return hasMarks(query.root());
}

ExchangeFinder::ExchangeFinder(const LiveExchanges &live, const ExchangeMarks &marks) : m_live(live), m_marks(marks)
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &ExchangeFinder::lookAtLive);
}

bool ExchangeFinder::isInRange(const logging::ExchangeSnapshot &exchange) const
{
    return (!m_search.from || exchange.startedAt >= *m_search.from) && (!m_search.to || exchange.startedAt < *m_search.to);
}

bool ExchangeFinder::isHidden(const logging::ExchangeSnapshot &exchange) const
{
    return exchange.startedAt < m_hiddenBefore && exchange.outcome != logging::Outcome::InFlight;
}

bool ExchangeFinder::matches(const logging::ExchangeSnapshot &exchange) const
{
    if (!isInRange(exchange) || looksIntoBodies() || isHidden(exchange)) return false;
    if (m_search.query.isEmpty()) return true;
    return m_search.query.matches(logging::ExchangeSubject(exchange, m_marks.contains(exchange.id)));
}

void ExchangeFinder::start(const ExchangeSearch &search)
{
    stop();
    m_search = search;
    m_isSearching = true;
    m_found = m_hidden = 0;
    m_hasBeyondRange = false;
    m_problem = {};
    m_next = looksIntoBodies() ? m_live.first() : m_live.end();
    lookAtLive();
}

void ExchangeFinder::stop()
{
    ++m_run;
    m_isSearching = false;
    m_turn.stop();
}

void ExchangeFinder::lookAtLive()
{
    const quint64 first = m_live.first();
    const quint64 end = m_next > first + liveSlice ? m_next - liveSlice : first;
    QList<quint64> found;
    for (; m_next > end && !isEnough(); --m_next) {
        const logging::ExchangeSnapshot &exchange = *m_live.at(m_next - 1);
        if (isHidden(exchange)) continue;
        if (!isInRange(exchange)) {
            m_hasBeyondRange = true;
        } else if (matches(exchange)) {
            found.append(m_next - 1);
            ++m_found;
        } else {
            ++m_hidden;
        }
    }
    if (!found.isEmpty()) Q_EMIT liveFound(found);
    if (isEnough()) return finish();
    if (m_next > m_live.first()) return m_turn.start();
    if (m_history)
        askHistory(scan());
    else
        finish();
}

HistoryScan ExchangeFinder::scan() const
{
    // What is live is not asked for, although the history may have it already: unless it alone can answer.
    return {.query = m_search.query,
            .marked = m_marks.ids(),
            .from = m_search.from,
            .to = looksIntoBodies() ? m_search.to : earlier(m_search.to, m_live.earliestStart()),
            .key = m_search.key,
            .after = {},
            .limit = m_search.limit > 0 ? m_search.limit - m_found : logging::HistoryScan().limit};
}

void ExchangeFinder::askHistory(HistoryScan scan)
{
    m_history->scan(scan, [guard = QPointer(this), run = m_run, scan](const HistoryPart &part) mutable {
        if (!guard || guard->m_run != run) return;
        guard->m_found += static_cast<int>(part.entries.size());
        guard->m_problem = part.problem;
        if (!part.entries.empty()) Q_EMIT guard->historyFound(part.entries);
        if (!guard || guard->m_run != run) return;
        scan.after = part.next;
        if (part.next && !guard->isEnough())
            guard->askHistory(std::move(scan));
        else if (guard->m_found > 0 || !part.problem.isEmpty())
            guard->finish();
        else if (!guard->m_search.query.isEmpty())
            guard->countHidden({.query = {}, .marked = {}, .from = scan.from, .to = scan.to, .after = {}});
        else
            guard->lookBeyondRange();
    });
}

void ExchangeFinder::countHidden(HistoryScan scan)
{
    m_history->scan(scan, [guard = QPointer(this), run = m_run, scan](const HistoryPart &part) mutable {
        if (!guard || guard->m_run != run) return;
        guard->m_hidden += static_cast<int>(part.entries.size());
        scan.after = part.next;
        if (part.next)
            guard->countHidden(std::move(scan));
        else if (guard->m_hidden > 0)
            guard->finish();
        else
            guard->lookBeyondRange();
    });
}

void ExchangeFinder::lookBeyondRange()
{
    if (!m_search.from && !m_search.to) return finish();
    m_history->scan({.query = {}, .marked = {}, .from = {}, .to = {}, .after = {}, .limit = 1},
                    [guard = QPointer(this), run = m_run](const HistoryPart &part) {
                        if (!guard || guard->m_run != run) return;
                        if (!part.entries.empty()) guard->m_hasBeyondRange = true;
                        guard->finish();
                    });
}

void ExchangeFinder::findBetween(WallTime from, WallTime to, Found found)
{
    HistoryScan part = scan();
    part.from = std::max(from, part.from.value_or(from));
    part.to = std::min(to, part.to.value_or(to));
    if (m_history && *part.from < *part.to)
        askBetween(std::move(part), {}, std::move(found));
    else
        found({});
}

void ExchangeFinder::askBetween(HistoryScan scan, std::vector<HistoryEntry> entries, Found found)
{
    m_history->scan(scan, [guard = QPointer(this), run = m_run, scan, entries, found](const HistoryPart &part) mutable {
        if (!guard || guard->m_run != run) return;
        entries.insert(entries.end(), part.entries.begin(), part.entries.end());
        scan.after = part.next;
        if (part.next)
            guard->askBetween(std::move(scan), std::move(entries), std::move(found));
        else
            found(entries);
    });
}

void ExchangeFinder::finish()
{
    m_isSearching = false;
    Q_EMIT finished(m_problem);
}

} // namespace ccr::ui
