#include "logging/history/day_totals.h"
#include "logging/history/exchange_reader.h"
#include "logging/history/exchange_store.h"
#include "logging/history/sql_values.h"
#include "logging/tracking/cost.h"

#include <QSqlDatabase>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr int rowsPerPart = 500; ///< what waits to be written is not held up for long

struct Repriced
{
    qint64 row = 0;
    Costs costs;
};

bool areSame(const std::optional<Money> &a, const std::optional<Money> &b)
{
    return a.has_value() == b.has_value() && (!a || (a->amount == b->amount && a->currency == b->currency));
}

QString selectCosts(const Repricing &repricing)
{
    QString where = u"input_tokens IS NOT NULL AND started_ms >= %1"_s.arg(millisSinceEpoch(repricing.from));
    if (repricing.after) where += u" AND (started_ms, id) < (%1, %2)"_s.arg(repricing.after->startedMs).arg(repricing.after->row);
    return u"SELECT id, started_ms, provider, model, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost, currency, plan_value, plan_currency, "
           "(SELECT url FROM attempts WHERE exchange = exchanges.id ORDER BY number DESC LIMIT 1) "
           "FROM exchanges WHERE %1 ORDER BY started_ms DESC, id DESC LIMIT %2"_s.arg(where)
               .arg(rowsPerPart);
}

// As much of it as its cost depends on.
ExchangeSnapshot exchangeOf(const QSqlQuery &query)
{
    ExchangeSnapshot exchange;
    exchange.startedAt = WallTime(milliseconds(query.value(1).toLongLong()));
    exchange.provider = query.value(2).toString().toStdString();
    exchange.model = query.value(3).toString().toStdString();
    exchange.tokens = {.input = query.value(4).toLongLong(),
                       .output = query.value(5).toLongLong(),
                       .cacheRead = query.value(6).toLongLong(),
                       .cacheWrite = query.value(7).toLongLong(),
                       .known = true};
    exchange.attempts = {{.provider = exchange.provider,
                          .model = {},
                          .url = query.value(12).toString().toStdString(),
                          .transport = {},
                          .key = {},
                          .errorClass = {},
                          .message = {}}};
    if (!query.isNull(8)) exchange.cost = Money{query.value(8).toDouble(), query.value(9).toString().toStdString()};
    if (!query.isNull(10)) exchange.planValue = Money{query.value(10).toDouble(), query.value(11).toString().toStdString()};
    return exchange;
}

} // namespace

Result<RepricedPart> ExchangeStore::reprice(const Repricing &repricing)
{
    const PriceTable prices(repricing.prices, repricing.terms, repricing.synced);
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    if (!query.exec(selectCosts(repricing))) return sqlError("the history cannot be read: %1", query.lastError());
    RepricedPart part;
    std::vector<Repriced> changes;
    int rows = 0;
    while (query.next()) {
        const ExchangeSnapshot exchange = exchangeOf(query);
        const Costs costs = prices.costsOf(exchange);
        if (!areSame(costs.cost, exchange.cost) || !areSame(costs.planValue, exchange.planValue))
            changes.push_back({query.value(0).toLongLong(), costs});
        if (++rows == rowsPerPart) part.next = HistoryScan::Position{query.value(1).toLongLong(), query.value(0).toLongLong()};
    }
    query.finish();
    part.changed = std::ssize(changes);
    if (changes.empty() && part.next) return part;
    if (!m_database->transaction()) return sqlError("the costs in the history cannot be changed: %1", m_database->lastError());
    QSqlQuery update(*m_database);
    update.prepare(u"UPDATE exchanges SET cost = ?, currency = ?, plan_value = ?, plan_currency = ?, price_id = ? WHERE id = ?"_s);
    for (const Repriced &change : changes) {
        for (const std::optional<Money> &money : {change.costs.cost, change.costs.planValue}) {
            update.addBindValue(money ? QVariant(money->amount) : QVariant());
            update.addBindValue(money ? sqlText(money->currency) : QVariant());
        }
        update.addBindValue(sqlText(change.costs.priceId));
        update.addBindValue(change.row);
        if (update.exec()) continue;
        const Error error = sqlError("the costs in the history cannot be changed: %1", update.lastError());
        m_database->rollback();
        return error;
    }
    if (!part.next) {
        const Result<qint64> days = DayTotals(*m_database).reprice(repricing);
        if (!days) {
            m_database->rollback();
            return days.error();
        }
        part.changed += *days;
    }
    if (!m_database->commit()) return sqlError("the costs in the history cannot be changed: %1", m_database->lastError());
    return part;
}

} // namespace ccr::logging
