#pragma once

#include "logging/api/feeds.h"
#include "logging/api/history.h"
#include "logging/query/query_subjects.h"

#include <QObject>

#include <algorithm>
#include <limits>
#include <map>

namespace ccr::testing {

/// A history of as many exchanges as a test likes, made when they are asked for, newest first; answers come from the event
/// loop, as those of the real one do. Counts what it is asked.
class FakeHistory : public QObject, public logging::HistoryControl
{
public:
    /// `make`: exchange of a row, 1 … count; rows that are larger started later.
    FakeHistory(std::int64_t count, std::function<logging::ExchangeSnapshot(std::int64_t)> make) : m_count(count), m_make(std::move(make))
    {
    }

    const logging::HistoryFeed &feed() const override { return m_feed; }

    /// Forgets the rows before this one, as limits do.
    void prune(std::int64_t firstRow)
    {
        m_firstRow = firstRow;
        Q_EMIT m_feed.pruned(firstRow, firstRow <= m_count ? m_make(firstRow).startedAt : WallTime::max());
    }

    /// Deletes what began before, as a person does.
    void deleteBefore(WallTime before)
    {
        m_purgedBefore = before;
        Q_EMIT m_feed.purged(before);
    }

    void find(logging::HistoryRequest request, std::function<void(logging::HistoryPage)> found) override
    {
        logging::HistoryPage page;
        for (std::int64_t row = request.before > 0 ? request.before - 1 : m_count; row >= m_firstRow; --row) {
            logging::ExchangeSnapshot exchange = m_make(row);
            if (!isWanted(request.query, request.from, request.to, {}, exchange)) continue;
            page.exchanges.append(std::move(exchange));
            if (page.exchanges.size() < request.limit) continue;
            page.next = row > m_firstRow ? row : 0;
            break;
        }
        answer([found = std::move(found), page] { found(page); });
    }

    void scan(logging::HistoryScan scan, std::function<void(logging::HistoryPart)> found) override
    {
        ++scans;
        lastScan = scan;
        logging::HistoryPart part;
        part.problem = scanProblem;
        for (std::int64_t row = scan.after ? scan.after->row - 1 : m_count; row >= m_firstRow; --row) {
            const logging::ExchangeSnapshot exchange = m_make(row);
            if (!isWanted(scan.query, scan.from, scan.to, scan.marked, exchange)) continue;
            part.entries.push_back({.row = row, .key = keyOf(scan.key, exchange), .outcome = exchange.outcome});
            if (std::ssize(part.entries) < scan.limit) continue;
            if (row > m_firstRow) part.next = {.startedMs = 0, .row = row};
            break;
        }
        answer([found = std::move(found), part] { found(part); });
    }

    void numbers(logging::NumbersScan scan, std::function<void(logging::NumbersPart)> found) override
    {
        ++numberScans;
        logging::NumbersPart part;
        for (std::int64_t row = scan.after ? scan.after->row - 1 : m_count; row >= m_firstRow; --row) {
            const logging::ExchangeSnapshot exchange = m_make(row);
            if (!isWanted(scan.query, scan.from, scan.to, scan.marked, exchange)) continue;
            part.numbers.push_back(logging::numbersOf(exchange));
            if (std::ssize(part.numbers) < scan.limit) continue;
            if (row > m_firstRow) part.next = {.startedMs = 0, .row = row};
            break;
        }
        answer([found = std::move(found), part] { found(part); });
    }

    void fetch(std::vector<std::int64_t> rows, std::function<void(logging::HistoryRows)> found) override
    {
        ++fetches;
        fetchedRows += rows.size();
        logging::HistoryRows answered;
        for (const std::int64_t row : rows) answered.append({row, m_make(row)});
        answer([found = std::move(found), answered] { found(answered); });
    }

    void ids(std::vector<std::int64_t> rows, std::function<void(logging::HistoryIds)> found) override
    {
        ++idQuestions;
        logging::HistoryIds answered;
        for (const std::int64_t row : rows) answered.emplace_back(row, m_make(row).id);
        answer([found = std::move(found), answered] { found(answered); });
    }

    void findHeads(std::string, std::function<void(std::vector<logging::MessageHead>)> found) override
    {
        answer([found = std::move(found), heads = heads] { found(heads); });
    }
    void findBodies(std::string, std::function<void(QList<logging::StoredBody>)> found) override
    {
        answer([found = std::move(found), bodies = bodies] { found(bodies); });
    }
    void findTimeline(std::string, std::function<void(logging::RecordedTimeline)> found) override
    {
        answer([found = std::move(found), timeline = timeline] { found(timeline); });
    }
    void reprice(logging::Repricing repricing, std::function<void(logging::RepricedPart)> done) override
    {
        repricings.push_back(repricing);
        answer([done = std::move(done)] { done({.changed = 7, .next = {}, .problem = {}}); });
    }
    void purge(WallTime, std::function<void(qint64)> done) override
    {
        answer([done = std::move(done)] { done(0); });
    }
    qint64 bytes() const override { return 0; }
    Phrase problem() const override { return {}; }

    Phrase scanProblem;
    int scans = 0;
    std::vector<logging::Repricing> repricings;
    int numberScans = 0;
    int fetches = 0;
    int idQuestions = 0;
    std::size_t fetchedRows = 0;
    logging::HistoryScan lastScan;
    QList<logging::StoredBody> bodies;
    std::vector<logging::MessageHead> heads;
    logging::RecordedTimeline timeline;
    std::map<std::string, std::string> bodyTexts; ///< by exchange: what queries find in bodies

private:
    bool isWanted(const logging::Query &query, const std::optional<WallTime> &from, const std::optional<WallTime> &to,
                  const std::vector<std::string> &marked, const logging::ExchangeSnapshot &exchange) const
    {
        if (exchange.startedAt < m_purgedBefore) return false;
        if ((from && exchange.startedAt < *from) || (to && exchange.startedAt >= *to)) return false;
        const bool isMarked = std::find(marked.begin(), marked.end(), exchange.id) != marked.end();
        logging::ExchangeSubject subject(exchange, isMarked);
        if (const auto text = bodyTexts.find(exchange.id); text != bodyTexts.end()) subject.setBodies(text->second);
        return query.isEmpty() || query.matches(subject);
    }
    static double keyOf(logging::QueryField field, const logging::ExchangeSnapshot &exchange)
    {
        const logging::QueryValue value = logging::ExchangeSubject(exchange).value(field, {});
        if (const auto *whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
        if (const auto *real = std::get_if<double>(&value)) return *real;
        return std::numeric_limits<double>::quiet_NaN();
    }
    template <typename Answer>
    void answer(Answer answer)
    {
        QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
    }

    logging::HistoryFeed m_feed;
    std::int64_t m_firstRow = 1;
    WallTime m_purgedBefore{};
    std::int64_t m_count;
    std::function<logging::ExchangeSnapshot(std::int64_t)> m_make;
};

} // namespace ccr::testing
