#include "logging/tracking/cost.h"

#include <QDateTime>
#include <QUrl>

#include <algorithm>
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
        return wrong(entry, field,
                     field == "perRequest"_L1 ? u"must be a number of 0 or more, the price of a request"_s
                                              : u"must be a number of 0 or more, the price of a million tokens"_s);
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
    const Result<std::optional<double>> perRequest = amount(json, u"perRequest"_s, entry);
    if (!perRequest) return perRequest.error();
    price.perRequest = perRequest->value_or(0);
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
        if (price.perRequest != 0) entry.insert(u"perRequest"_s, price.perRequest);
        const qint64 from = price.validFrom.time_since_epoch() / milliseconds(1);
        if (from != 0) entry.insert(u"validFrom"_s, QDateTime::fromMSecsSinceEpoch(from, Qt::UTC).toString(Qt::ISODate));
        json.append(entry);
    }
    return json;
}

Costs PriceTable::costsOf(const ExchangeSnapshot &exchange) const
{
    const TokenCounts &tokens = exchange.tokens;
    if (!tokens.known || exchange.provider.empty()) return {};
    std::optional<FoundPrice> found = priceFor({m_prices, m_synced}, exchange.provider, exchange.model,
                                               tokens.input + tokens.cacheRead + tokens.cacheWrite, exchange.startedAt);
    if (found && found->source != PriceSource::Mine && isServedHere(exchange)) found.reset();
    if (!found) return onTerms(m_terms, exchange.provider, std::nullopt);
    Costs costs = onTerms(m_terms, exchange.provider, Money{.amount = amountOf(found->price, tokens), .currency = found->price.currency});
    costs.priceId = std::move(found->id);
    return costs;
}

namespace {

Error wrongTerms(const QString &provider, const QString &what)
{
    return {.kind = ErrorKind::InvalidInput, .message = u"providerPrices.%1%2"_s.arg(provider, what)};
}

Result<std::string> currencyIn(const QJsonObject &json, const QString &otherwise)
{
    const QString code = json.value("currency"_L1).toString(otherwise).toUpper();
    if (code.size() == 3 || code.isEmpty()) return code.toStdString();
    return Error{.kind = ErrorKind::InvalidInput,
                 .message = u"currency must be a code of three letters, for example USD, not \"%1\""_s.arg(code)};
}

constexpr QLatin1StringView unitWords[] = {"requests"_L1, "tokens"_L1, "money"_L1};
constexpr QLatin1StringView windowWords[] = {"5h"_L1, "week"_L1, "month"_L1};

Error wrongQuota(const QString &what)
{
    return {.kind = ErrorKind::InvalidInput, .message = u"plan.quota"_s + what};
}

Result<PlanQuota> readQuota(const QJsonValue &value)
{
    PlanQuota quota;
    if (value.isUndefined() || value.isNull()) return quota;
    if (!value.isObject()) return wrongQuota(u" must be like {\"unit\": \"requests\", \"5h\": 200, \"week\": 1000}"_s);
    const QJsonObject json = value.toObject();
    const QString unit = json.value("unit"_L1).toString(u"requests"_s);
    const auto word = std::find(std::begin(unitWords), std::end(unitWords), unit);
    if (word == std::end(unitWords)) return wrongQuota(u".unit must be \"requests\", \"tokens\" or \"money\", not \"%1\""_s.arg(unit));
    quota.unit = static_cast<QuotaUnit>(word - std::begin(unitWords));
    for (std::size_t i = 0; i < std::size(windowWords); ++i) {
        const QJsonValue limit = json.value(windowWords[i]);
        if (limit.isUndefined() || limit.isNull()) continue;
        if (!limit.isDouble() || limit.toDouble() < 0)
            return wrongQuota(u".%1 must be a number of 0 or more, how much may be used in it"_s.arg(windowWords[i]));
        if (limit.toDouble() > 0) quota.limits.emplace(static_cast<QuotaWindow>(i), limit.toDouble());
    }
    if (!json.contains("since"_L1)) return quota;
    const QDateTime since = QDateTime::fromString(json.value("since"_L1).toString(), Qt::ISODate);
    if (!since.isValid()) return wrongQuota(u".since must be when a week began, for example 2026-11-03T09:00:00Z"_s);
    quota.since = WallTime(milliseconds(since.toMSecsSinceEpoch()));
    return quota;
}

Result<std::optional<Plan>> readPlan(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull() || (value.isBool() && !value.toBool())) return std::optional<Plan>();
    if (value.isBool()) return std::optional(Plan{});
    const QJsonObject json = value.toObject();
    const double fee = json.value("fee"_L1).toDouble(json.contains("fee"_L1) ? -1 : 0);
    if (!value.isObject() || fee < 0)
        return Error{.kind = ErrorKind::InvalidInput,
                     .message = u"plan must be like {\"fee\": 20, \"currency\": \"USD\"}, the fee of a month, or true"_s};
    const Result<std::string> currency = currencyIn(json, u"USD"_s);
    if (!currency || currency->empty())
        return Error{.kind = ErrorKind::InvalidInput,
                     .message = u"plan."_s + (currency ? u"currency must be a code of three letters"_s : currency.error().message)};
    const Result<PlanQuota> quota = readQuota(json.value("quota"_L1));
    if (!quota) return quota.error();
    return std::optional(Plan{.fee = fee, .currency = *currency, .quota = *quota});
}

QJsonObject toJson(const PlanQuota &quota)
{
    QJsonObject json{{u"unit"_s, unitWords[static_cast<std::size_t>(quota.unit)]}};
    for (const auto &[window, limit] : quota.limits) json.insert(windowWords[static_cast<std::size_t>(window)], limit);
    if (quota.since != WallTime())
        json.insert(u"since"_s, QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(quota.since), Qt::UTC).toString(Qt::ISODate));
    return json;
}

} // namespace

Result<TermsOfProviders> readProviderTerms(const QJsonObject &json)
{
    TermsOfProviders all;
    for (auto entry = json.begin(); entry != json.end(); ++entry) {
        const QJsonObject written = entry.value().toObject();
        ProviderTerms terms;
        if (!entry.value().isObject()) return wrongTerms(entry.key(), u" must be like {\"multiplier\": 1.2}"_s);
        if (const QJsonValue multiplier = written.value("multiplier"_L1); !multiplier.isUndefined() && !multiplier.isNull()) {
            if (!multiplier.isDouble() || multiplier.toDouble() < 0)
                return wrongTerms(entry.key(), u".multiplier must be a number of 0 or more, by which prices are multiplied"_s);
            terms.multiplier = multiplier.toDouble();
        }
        Result<std::optional<Plan>> plan = readPlan(written.value("plan"_L1));
        if (!plan) return wrongTerms(entry.key(), u'.' + plan.error().message);
        terms.plan = *plan;
        if (terms != ProviderTerms{}) all.insert_or_assign(entry.key().toLower().toStdString(), terms);
    }
    return all;
}

QJsonObject toJson(const TermsOfProviders &terms)
{
    QJsonObject json;
    for (const auto &[provider, of] : terms) {
        QJsonObject entry;
        if (of.multiplier != 1) entry.insert(u"multiplier"_s, of.multiplier);
        if (of.plan) {
            QJsonObject plan{{u"fee"_s, of.plan->fee}, {u"currency"_s, QString::fromStdString(of.plan->currency)}};
            if (of.plan->quota != PlanQuota{}) plan.insert(u"quota"_s, toJson(of.plan->quota));
            entry.insert(u"plan"_s, plan);
        }
        json.insert(QString::fromStdString(provider), entry);
    }
    return json;
}

Result<PriceSyncConfig> readPriceSync(const QJsonObject &json)
{
    PriceSyncConfig sync;
    const QJsonValue enabled = json.value("enabled"_L1);
    if (!enabled.isUndefined() && !enabled.isBool())
        return Error{.kind = ErrorKind::InvalidInput, .message = u"priceSync.enabled must be true or false"_s};
    sync.enabled = enabled.toBool();
    if (!json.contains("url"_L1)) return sync;
    const QUrl url(json.value("url"_L1).toString(), QUrl::StrictMode);
    if ((url.scheme() != "https"_L1 && url.scheme() != "http"_L1) || url.host().isEmpty())
        return Error{.kind = ErrorKind::InvalidInput, .message = u"priceSync.url must be an address like https://models.dev/api.json"_s};
    sync.url = url.toString(QUrl::FullyEncoded).toStdString();
    return sync;
}

QJsonObject toJson(const PriceSyncConfig &sync)
{
    if (sync == PriceSyncConfig{}) return {};
    return {{u"enabled"_s, sync.enabled}, {u"url"_s, QString::fromStdString(sync.url)}};
}

Result<DisplayCurrency> readDisplayCurrency(const QJsonObject &json)
{
    const auto wrongIn = [](const QString &what) {
        return Error{.kind = ErrorKind::InvalidInput, .message = u"displayCurrency."_s + what};
    };
    const Result<std::string> currency = currencyIn(json, {});
    if (!currency) return wrongIn(currency.error().message);
    DisplayCurrency display{.currency = *currency, .rates = {}};
    const QJsonObject rates = json.value("rates"_L1).toObject();
    for (auto rate = rates.begin(); rate != rates.end(); ++rate) {
        if (rate.key().size() != 3) return wrongIn(u"rates.%1 must be a code of three letters, for example USD"_s.arg(rate.key()));
        if (rate.value().toDouble() <= 0) return wrongIn(u"rates.%1 must be a number above 0: what one %1 is worth"_s.arg(rate.key()));
        display.rates.insert_or_assign(rate.key().toUpper().toStdString(), rate.value().toDouble());
    }
    return display;
}

QJsonObject toJson(const DisplayCurrency &display)
{
    if (display == DisplayCurrency{}) return {};
    QJsonObject rates;
    for (const auto &[currency, rate] : display.rates) rates.insert(QString::fromStdString(currency), rate);
    return {{u"currency"_s, QString::fromStdString(display.currency)}, {u"rates"_s, rates}};
}

} // namespace ccr::logging
