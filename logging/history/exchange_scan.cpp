#include "logging/history/exchange_reader.h"
#include "logging/history/exchange_store.h"
#include "logging/history/scan_part.h"
#include "logging/query/query_subjects.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::size_t rowsPerFetch = 500; ///< SQLite's limit for values is far higher

QString selectEntries(const HistoryScan &scan, const QuerySql &sql)
{
    const char *key = columnOf(scan.key);
    const QString where = whereOf(scan, sql);
    const QString from = sql.exact ? u"id FROM exchanges LEFT JOIN stream_statistics ON exchange = id"_s : ExchangeReader::columns();
    return u"SELECT %1, outcome, started_ms, %2%3 ORDER BY started_ms DESC, id DESC"_s.arg(key ? QString::fromLatin1(key) : u"NULL"_s, from,
                                                                                           where);
}

enum EntryColumn
{
    Key,
    OutcomeNumber,
    StartedMs,
    Row
};

} // namespace

Result<bool> ExchangeStore::matches(const Query &query, const ExchangeSnapshot &exchange, bool marked) const
{
    ExchangeSubject subject(exchange, marked);
    std::string bodyText;
    if (query.looksIntoBodies()) {
        const Result<QList<StoredBody>> stored = bodies(exchange.id);
        if (!stored) return stored.error();
        for (const StoredBody &body : *stored) bodyText += body.text + '\n';
        subject.setBodies(bodyText);
    }
    return query.matches(subject);
}

Result<HistoryPart> ExchangeStore::scan(const HistoryScan &scan) const
{
    const QuerySql sql = queryAsSql(scan.query, scan.marked);
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    query.prepare(selectEntries(scan, sql));
    for (const QVariant &value : sql.values) query.addBindValue(value);
    if (!query.exec()) return sqlError("the history cannot be read: %1", query.lastError());
    ExchangeReader reader(*m_database);
    HistoryPart part;
    PartEnd end;
    while (query.next()) {
        const HistoryEntry entry{
            .row = query.value(Row).toLongLong(),
            .key = query.isNull(Key) ? std::numeric_limits<double>::quiet_NaN() : query.value(Key).toDouble(),
            .outcome = static_cast<Outcome>(std::clamp(query.value(OutcomeNumber).toInt(), 0, static_cast<int>(Outcome::Rejected)))};
        bool isWanted = sql.exact;
        if (!isWanted) {
            const Result<ExchangeSnapshot> exchange = reader.read(query, Row);
            if (!exchange) return exchange.error();
            const Result<bool> matched = matches(scan.query, *exchange, isAmong(scan.marked, exchange->id));
            if (!matched) return matched.error();
            isWanted = *matched;
        }
        if (isWanted) part.entries.push_back(entry);
        if (!end.isReached() && std::ssize(part.entries) < scan.limit) continue;
        part.next = HistoryScan::Position{.startedMs = query.value(StartedMs).toLongLong(), .row = entry.row};
        break;
    }
    return part;
}

Result<HistoryRows> ExchangeStore::fetch(std::span<const std::int64_t> rows) const
{
    HistoryRows found;
    ExchangeReader reader(*m_database);
    const auto take = [&](const QSqlQuery &query) -> Result<Done> {
        Result<ExchangeSnapshot> exchange = reader.read(query);
        if (!exchange) return exchange.error();
        found.append({query.value(0).toLongLong(), std::move(exchange).value()});
        return Done{};
    };
    if (const auto read = readRows(rows, ExchangeReader::columns(), take); !read) return read.error();
    return found;
}

Result<HistoryIds> ExchangeStore::ids(std::span<const std::int64_t> rows) const
{
    HistoryIds found;
    found.reserve(rows.size());
    const auto take = [&found](const QSqlQuery &query) -> Result<Done> {
        found.emplace_back(query.value(0).toLongLong(), query.value(1).toString().toStdString());
        return Done{};
    };
    if (const auto read = readRows(rows, u"id, request_id FROM exchanges"_s, take); !read) return read.error();
    return found;
}

Result<Done> ExchangeStore::readRows(std::span<const std::int64_t> rows, const QString &columns,
                                     const std::function<Result<Done>(const QSqlQuery &)> &take) const
{
    for (std::size_t first = 0; first < rows.size(); first += rowsPerFetch) {
        QStringList numbers;
        for (const std::int64_t row : rows.subspan(first, std::min(rowsPerFetch, rows.size() - first)))
            numbers.append(QString::number(row));
        QSqlQuery query(*m_database);
        query.setForwardOnly(true);
        if (!query.exec(u"SELECT %1 WHERE id IN (%2)"_s.arg(columns, numbers.join(u','))))
            return sqlError("the history cannot be read: %1", query.lastError());
        while (query.next())
            if (const Result<Done> taken = take(query); !taken) return taken;
    }
    return Done{};
}

} // namespace ccr::logging
