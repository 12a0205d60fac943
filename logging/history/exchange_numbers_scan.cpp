#include "logging/history/day_totals.h"
#include "logging/history/exchange_reader.h"
#include "logging/history/exchange_store.h"
#include "logging/history/scan_part.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

/// In the order of `countedColumns`.
enum CountedColumn
{
    Row,
    StartedMs,
    Id,
    OutcomeNumber,
    Status,
    Attempts,
    Provider,
    Model,
    Rule,
    Session,
    Key,
    ErrorClass,
    ErrorMessage,
    ErrorPhrase,
    Fingerprint,
    Input,
    Output,
    CacheRead,
    CacheWrite,
    Reasoning,
    Cost,
    Currency,
    PlanValue,
    PlanCurrency,
    Total,
    FirstContent,
    LastContent
};
constexpr auto countedColumns =
    "id, started_ms, request_id, outcome, status, attempt_count, provider, model, rule, session_id, last_key, "
    "error_class, error_message, error_phrase, error_fingerprint, input_tokens, output_tokens, cache_read_tokens, "
    "cache_write_tokens, reasoning_tokens, cost, currency, plan_value, plan_currency, total_us, first_content_us, "
    "last_content_us"_L1;

QString selectNumbers(const NumbersScan &scan, const QuerySql &sql)
{
    const QString where = whereOf(scan, sql);
    // A query that SQL does not understand is asked of whole exchanges; the place in the list stands in front of their columns.
    const QString columns = sql.exact ? countedColumns + " FROM exchanges LEFT JOIN stream_statistics ON exchange = id"_L1
                                      : "id, started_ms, "_L1 + ExchangeReader::columns();
    return u"SELECT %1%2 ORDER BY started_ms DESC, id DESC"_s.arg(columns, where);
}

ExchangeNumbers numbersOf(const QSqlQuery &query)
{
    const auto text = [&query](int column) { return query.value(column).toString().toStdString(); };
    const auto number = [&query](int column) { return query.value(column).toLongLong(); };
    const auto time = [&query](int column) -> std::optional<nanoseconds> {
        if (query.isNull(column)) return std::nullopt;
        return microseconds(query.value(column).toLongLong());
    };
    ExchangeNumbers numbers{
        .id = text(Id),
        .startedAt = WallTime(milliseconds(number(StartedMs))),
        .outcome = static_cast<Outcome>(std::clamp(query.value(OutcomeNumber).toInt(), 0, static_cast<int>(Outcome::Rejected))),
        .status = query.value(Status).toInt(),
        .attempts = query.value(Attempts).toInt(),
        .provider = text(Provider),
        .model = text(Model),
        .rule = text(Rule),
        .sessionId = text(Session),
        .key = text(Key),
        .errorClass = text(ErrorClass),
        .errorMessage = text(ErrorMessage),
        .errorPhrase = Phrase::fromJson(query.value(ErrorPhrase).toString()),
        .errorFingerprint = text(Fingerprint),
        .tokens = {.input = number(Input),
                   .output = number(Output),
                   .cacheRead = number(CacheRead),
                   .cacheWrite = number(CacheWrite),
                   .reasoning = query.isNull(Reasoning) ? std::nullopt : std::optional<std::int64_t>(number(Reasoning)),
                   .known = !query.isNull(Input)},
        .cost = {},
        .planValue = {},
        .firstContent = time(FirstContent),
        .total = time(Total),
        .tokensPerSecond = {}};
    if (!query.isNull(Cost)) numbers.cost = Money{query.value(Cost).toDouble(), text(Currency)};
    if (!query.isNull(PlanValue)) numbers.planValue = Money{query.value(PlanValue).toDouble(), text(PlanCurrency)};
    StreamNumbers stream;
    stream.firstContent = numbers.firstContent;
    stream.lastContent = time(LastContent);
    numbers.tokensPerSecond = tokensPerSecond(numbers.tokens, stream);
    return numbers;
}

} // namespace

Result<NumbersPart> ExchangeStore::numbers(const NumbersScan &scan) const
{
    if (scan.after && scan.after->row < 0) return DayTotals(*m_database).read(scan, -scan.after->row);
    const QuerySql sql = queryAsSql(scan.query, scan.marked);
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    query.prepare(selectNumbers(scan, sql));
    for (const QVariant &value : sql.values) query.addBindValue(value);
    if (!query.exec()) return sqlError("the history cannot be read: %1", query.lastError());
    ExchangeReader reader(*m_database);
    NumbersPart part;
    PartEnd end;
    while (query.next()) {
        if (sql.exact) {
            part.numbers.push_back(numbersOf(query));
        } else {
            const Result<ExchangeSnapshot> exchange = reader.read(query, StartedMs + 1);
            if (!exchange) return exchange.error();
            const Result<bool> matched = matches(scan.query, *exchange, isAmong(scan.marked, exchange->id));
            if (!matched) return matched.error();
            if (*matched) part.numbers.push_back(logging::numbersOf(*exchange));
        }
        if (!end.isReached() && std::ssize(part.numbers) < scan.limit) continue;
        part.next = HistoryScan::Position{.startedMs = query.value(StartedMs).toLongLong(), .row = query.value(Row).toLongLong()};
        break;
    }
    // The days come after the exchanges, from the largest number of a row on.
    if (scan.query.isEmpty() && !part.next)
        part.next = HistoryScan::Position{.startedMs = 0, .row = std::numeric_limits<std::int64_t>::min() + 1};
    return part;
}

} // namespace ccr::logging
