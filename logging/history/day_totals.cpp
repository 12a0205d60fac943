#include "logging/history/day_totals.h"

#include "logging/api/list_prices.h"
#include "logging/history/exchange_reader.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr auto names = "day_ms, provider, model, rule, key, outcome, retried, known, currency, plan_currency"_L1;
constexpr auto sums =
    "exchanges, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, reasoning_tokens, cost, plan_value"_L1;

// Rows of the same names become one.
QString insertion(const QString &values)
{
    QStringList added;
    for (const QString &sum : QString(sums).split(u", "_s)) added.append(u"%1 = %1 + excluded.%1"_s.arg(sum));
    return u"INSERT INTO day_totals (%1, %2) %3 ON CONFLICT (%1) DO UPDATE SET %4"_s.arg(names, sums, values, added.join(u", "_s));
}

/// In the order of `names`, then of `sums`.
enum Column
{
    Row,
    Day,
    Provider,
    Model,
    Rule,
    Key,
    OutcomeNumber,
    Retried,
    Known,
    Currency,
    PlanCurrency,
    Exchanges,
    Input,
    Output,
    CacheRead,
    CacheWrite,
    Reasoning,
    Cost,
    PlanValue
};

ExchangeNumbers numbersOf(const QSqlQuery &query)
{
    const auto text = [&query](int column) { return query.value(column).toString().toStdString(); };
    const auto number = [&query](int column) { return query.value(column).toLongLong(); };
    ExchangeNumbers numbers{
        .id = {},
        .startedAt = WallTime(milliseconds(number(Day))),
        .outcome = static_cast<Outcome>(std::clamp(query.value(OutcomeNumber).toInt(), 0, static_cast<int>(Outcome::Rejected))),
        .attempts = query.value(Retried).toBool() ? 2 : 1,
        .provider = text(Provider),
        .model = text(Model),
        .rule = text(Rule),
        .sessionId = {},
        .key = text(Key),
        .errorClass = {},
        .errorMessage = {},
        .errorFingerprint = {},
        .tokens = {.input = number(Input),
                   .output = number(Output),
                   .cacheRead = number(CacheRead),
                   .cacheWrite = number(CacheWrite),
                   .reasoning = number(Reasoning),
                   .known = query.value(Known).toBool()},
        .cost = {},
        .firstContent = {},
        .total = {},
        .tokensPerSecond = {},
        .count = number(Exchanges)};
    if (const std::string currency = text(Currency); !currency.empty()) numbers.cost = Money{query.value(Cost).toDouble(), currency};
    if (const std::string currency = text(PlanCurrency); !currency.empty())
        numbers.planValue = Money{query.value(PlanValue).toDouble(), currency};
    return numbers;
}

bool areSame(const std::optional<Money> &a, const std::optional<Money> &b)
{
    return a.has_value() == b.has_value() && (!a || (std::abs(a->amount - b->amount) < 1e-9 && a->currency == b->currency));
}

Costs costsOf(const ExchangeNumbers &numbers, const Repricing &repricing)
{
    std::optional<FoundPrice> found = priceFor({repricing.prices, repricing.synced}, numbers.provider, numbers.model, 0, numbers.startedAt);
    // Where there was none, a server of this machine may have answered, which takes nothing by any list.
    if (found && found->source != PriceSource::Mine && !numbers.cost) found.reset();
    if (!found) return onTerms(repricing.terms, numbers.provider, numbers.model, std::nullopt);
    const double amount = amountOf(found->price, numbers.tokens) + found->price.perRequest * static_cast<double>(numbers.count - 1);
    return onTerms(repricing.terms, numbers.provider, numbers.model, Money{amount, found->price.currency});
}

} // namespace

QStringList DayTotals::creation()
{
    QStringList columns;
    for (const QString &name : QString(names).split(u", "_s)) columns.append(name + u" NOT NULL"_s);
    for (const QString &sum : QString(sums).split(u", "_s)) columns.append(sum + u" NOT NULL"_s);
    return {u"CREATE TABLE day_totals (id INTEGER PRIMARY KEY, %1, UNIQUE (%2))"_s.arg(columns.join(u", "_s), names)};
}

Result<Done> DayTotals::keep(const QString &rows)
{
    // Midnight of the user's own time, as the moment that it was. Where the clocks are put forward at midnight, SQLite may take the hour
    // before it.
    const QString days = u"SELECT *, CAST(strftime('%s', day, 'utc') AS INTEGER) AS midnight FROM "
                         "(SELECT *, date(started_ms / 1000, 'unixepoch', 'localtime') AS day FROM exchanges WHERE %1)"_s.arg(rows);
    const QString selected =
        u"SELECT (midnight + iif(date(midnight, 'unixepoch', 'localtime') < day, 3600, 0)) * 1000, coalesce(provider, ''), "
        "coalesce(model, ''), coalesce(rule, ''), coalesce(last_key, ''), outcome, attempt_count > 1, input_tokens IS NOT NULL, "
        "coalesce(currency, ''), coalesce(plan_currency, ''), count(*), total(input_tokens), total(output_tokens), "
        "total(cache_read_tokens), total(cache_write_tokens), total(min(coalesce(reasoning_tokens, 0), coalesce(output_tokens, 0))), "
        "total(cost), total(plan_value) FROM (%1) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"_s.arg(days);
    QSqlQuery query(m_database);
    if (!query.exec(insertion(selected))) return sqlError("the history cannot be written: %1", query.lastError());
    return Done{};
}

Result<Done> DayTotals::purge(WallTime before)
{
    QSqlQuery query(m_database);
    if (!query.exec(u"DELETE FROM day_totals WHERE day_ms < %1"_s.arg(millisSinceEpoch(before))))
        return sqlError("nothing can be removed from the history: %1", query.lastError());
    return Done{};
}

Result<NumbersPart> DayTotals::read(const NumbersScan &scan, qint64 after) const
{
    QString where = after > 0 ? u"id < %1"_s.arg(after) : u"1"_s;
    if (scan.from) where += u" AND day_ms >= %1"_s.arg(millisSinceEpoch(*scan.from));
    if (scan.to) where += u" AND day_ms < %1"_s.arg(millisSinceEpoch(*scan.to));
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT id, %1, %2 FROM day_totals WHERE %3 ORDER BY id DESC LIMIT %4"_s.arg(names, sums, where).arg(scan.limit)))
        return sqlError("the history cannot be read: %1", query.lastError());
    NumbersPart part;
    qint64 last = 0;
    while (query.next()) {
        part.numbers.push_back(numbersOf(query));
        last = query.value(Row).toLongLong();
    }
    if (std::ssize(part.numbers) == scan.limit) part.next = HistoryScan::Position{.startedMs = 0, .row = -last};
    return part;
}

Result<qint64> DayTotals::reprice(const Repricing &repricing)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(
            u"SELECT id, %1, %2 FROM day_totals WHERE known AND day_ms >= %3"_s.arg(names, sums).arg(millisSinceEpoch(repricing.from))))
        return sqlError("the history cannot be read: %1", query.lastError());
    std::vector<std::pair<qint64, QVariantList>> changes;
    qint64 changed = 0;
    while (query.next()) {
        const ExchangeNumbers numbers = numbersOf(query);
        const Costs costs = costsOf(numbers, repricing);
        if (areSame(costs.cost, numbers.cost) && areSame(costs.planValue, numbers.planValue)) continue;
        QVariantList values;
        for (int column = Day; column <= PlanValue; ++column) values.append(query.value(column));
        const auto put = [&values](int currency, int amount, const std::optional<Money> &money) {
            values[currency - Day] = money ? QString::fromStdString(money->currency) : u""_s;
            values[amount - Day] = money ? money->amount : 0.0;
        };
        put(Currency, Cost, costs.cost);
        put(PlanCurrency, PlanValue, costs.planValue);
        changes.emplace_back(query.value(Row).toLongLong(), values);
        changed += numbers.count;
    }
    query.finish();
    // A row gets another name with another currency, and may meet one that has it already.
    for (const auto &[row, values] : changes) {
        QSqlQuery change(m_database);
        if (!change.exec(u"DELETE FROM day_totals WHERE id = %1"_s.arg(row)))
            return sqlError("the costs in the history cannot be changed: %1", change.lastError());
        change.prepare(insertion(u"VALUES (%1)"_s.arg(QStringList(values.size(), u"?"_s).join(u", "_s))));
        for (const QVariant &value : values) change.addBindValue(value);
        if (!change.exec()) return sqlError("the costs in the history cannot be changed: %1", change.lastError());
    }
    return changed;
}

} // namespace ccr::logging
