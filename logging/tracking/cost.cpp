#include "logging/tracking/cost.h"

#include "logging/api/list_prices.h"

#include <QDateTime>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

Error wrong(qsizetype entry, const QString &field, const QString &what)
{
    return {.kind = ErrorKind::InvalidInput, .message = u"prices[%1].%2 %3"_s.arg(entry).arg(field, what)};
}

Result<std::optional<double>> amount(const QJsonObject &json, const QString &field, qsizetype entry)
{
    const QJsonValue value = json.value(field);
    if (value.isUndefined() || value.isNull()) return std::optional<double>();
    if (!value.isDouble() || value.toDouble() < 0 || !std::isfinite(value.toDouble()))
        return wrong(entry, field, u"must be a number of 0 or more, the price of a million tokens"_s);
    return std::optional<double>(value.toDouble());
}

Result<Price> readPrice(const QJsonObject &json, qsizetype entry)
{
    Price price;
    price.pattern = json.value("model"_L1).toString().toStdString();
    if (price.pattern.empty()) return wrong(entry, u"model"_s, u"must be the name of a model; * stands for any text"_s);
    price.provider = json.value("provider"_L1).toString().toStdString();
    if (json.contains("currency"_L1)) price.currency = json.value("currency"_L1).toString().toUpper().toStdString();
    if (price.currency.size() != 3) return wrong(entry, u"currency"_s, u"must be a code of three letters, for example USD"_s);
    for (const auto &[field, target] : {std::pair<QString, double *>{u"input"_s, &price.input}, {u"output"_s, &price.output}}) {
        const Result<std::optional<double>> value = amount(json, field, entry);
        if (!value) return value.error();
        if (!*value) return wrong(entry, field, u"is missing: the price of a million tokens"_s);
        *target = **value;
    }
    for (const auto &[field, target] :
         {std::pair<QString, std::optional<double> *>{u"cacheRead"_s, &price.cacheRead}, {u"cacheWrite"_s, &price.cacheWrite}}) {
        const Result<std::optional<double>> value = amount(json, field, entry);
        if (!value) return value.error();
        *target = *value;
    }
    if (!json.contains("validFrom"_L1)) return price;
    const QDateTime from = QDateTime::fromString(json.value("validFrom"_L1).toString(), Qt::ISODate);
    if (!from.isValid()) return wrong(entry, u"validFrom"_s, u"must be a date, for example 2026-01-31"_s);
    price.validFrom = WallTime(milliseconds(QDateTime(from.date(), from.time(), Qt::UTC).toMSecsSinceEpoch()));
    return price;
}

} // namespace

Result<PriceTable> PriceTable::fromJson(const QJsonArray &json)
{
    std::vector<Price> prices;
    for (qsizetype i = 0; i < json.size(); ++i) {
        if (!json.at(i).isObject()) return wrong(i, u"model"_s, u"is missing: each price is an object"_s);
        Result<Price> price = readPrice(json.at(i).toObject(), i);
        if (!price) return price.error();
        prices.push_back(std::move(*price));
    }
    return PriceTable(std::move(prices));
}

QJsonArray PriceTable::toJson() const
{
    QJsonArray json;
    for (const Price &price : m_prices) {
        QJsonObject entry{{u"model"_s, QString::fromStdString(price.pattern)},
                          {u"currency"_s, QString::fromStdString(price.currency)},
                          {u"input"_s, price.input},
                          {u"output"_s, price.output}};
        if (!price.provider.empty()) entry.insert(u"provider"_s, QString::fromStdString(price.provider));
        if (price.cacheRead) entry.insert(u"cacheRead"_s, *price.cacheRead);
        if (price.cacheWrite) entry.insert(u"cacheWrite"_s, *price.cacheWrite);
        const qint64 from = price.validFrom.time_since_epoch() / milliseconds(1);
        if (from != 0) entry.insert(u"validFrom"_s, QDateTime::fromMSecsSinceEpoch(from, Qt::UTC).toString(Qt::ISODate));
        json.append(entry);
    }
    return json;
}

const Price *PriceTable::find(std::string_view provider, std::string_view model, WallTime time) const
{
    return findPrice(m_prices, provider, model, time);
}

std::optional<Money> PriceTable::costOf(const ExchangeSnapshot &exchange) const
{
    if (!exchange.tokens.known || exchange.provider.empty()) return {};
    const Price *price = find(exchange.provider, exchange.model, exchange.startedAt);
    if (!price) return {};
    return Money{.amount = amountOf(*price, exchange.tokens), .currency = price->currency};
}

} // namespace ccr::logging
