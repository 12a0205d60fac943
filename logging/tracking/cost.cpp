#include "logging/tracking/cost.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/base/ascii.h"
#include "logging/base/date_time.h"
#include "logging/base/error_place.h"

#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

/// The sentence that begins with the path of what is wrong, as its first value, and has `values` after it.
template <typename... Values>
Error wrong(const QString &path, LoggingConfigSentence what, const Values &...values)
{
    return errorSaying(ErrorKind::InvalidInput, saidOfConfig(what, path, values...));
}

Error wrongPrice(qsizetype entry, const QString &field, LoggingConfigSentence what)
{
    return errorAt(QString::number(entry), errorAt(field, wrong(u"prices[%1].%2"_s.arg(entry).arg(field), what)));
}

Result<std::optional<double>> amount(const QJsonObject &json, const QString &field, qsizetype entry)
{
    const QJsonValue value = json.value(field);
    if (value.isUndefined() || value.isNull()) return std::optional<double>();
    if (!value.isDouble() || value.toDouble() < 0 || !std::isfinite(value.toDouble()))
        return field == "perRequest"_L1 ? wrongPrice(entry, field, "%1 must be a number of 0 or more, the price of a request")
                                        : wrongPrice(entry, field, "%1 must be a number of 0 or more, the price of a million tokens");
    return std::optional<double>(value.toDouble());
}

Result<Price> readPrice(const QJsonObject &json, qsizetype entry)
{
    Price price;
    price.pattern = json.value("model"_L1).toString().toStdString();
    if (price.pattern.empty()) return wrongPrice(entry, u"model"_s, "%1 must be the name of a model; * stands for any text");
    if (!json.value("provider"_L1).isString() && json.contains("provider"_L1))
        return wrongPrice(entry, u"provider"_s, "%1 must be the name of a provider");
    price.provider = json.value("provider"_L1).toString().toStdString();
    if (json.contains("currency"_L1)) price.currency = json.value("currency"_L1).toString().toUpper().toStdString();
    if (price.currency.size() != 3) return wrongPrice(entry, u"currency"_s, "%1 must be a code of three letters, for example USD");
    for (const auto &[field, target] : {std::pair<QString, double *>{u"input"_s, &price.input}, {u"output"_s, &price.output}}) {
        const Result<std::optional<double>> value = amount(json, field, entry);
        if (!value) return value.error();
        if (!*value) return wrongPrice(entry, field, "%1 is missing: the price of a million tokens");
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
    if (!from.isValid()) return wrongPrice(entry, u"validFrom"_s, "%1 must be a date, for example 2026-01-31");
    price.validFrom = WallTime(milliseconds(QDateTime(from.date(), from.time(), Qt::UTC).toMSecsSinceEpoch()));
    return price;
}

} // namespace

Result<PriceTable> PriceTable::fromJson(const QJsonArray &json)
{
    std::vector<Price> prices;
    for (qsizetype i = 0; i < json.size(); ++i) {
        if (!json.at(i).isObject()) return wrongPrice(i, u"model"_s, "%1 is missing: each price is an object");
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
    if (!found) return onTerms(m_terms, exchange.provider, exchange.model, std::nullopt);
    Costs costs = onTerms(m_terms, exchange.provider, exchange.model,
                          Money{.amount = amountOf(found->price, tokens), .currency = found->price.currency});
    costs.priceId = std::move(found->id);
    return costs;
}

namespace {

// Of the member `name` of a value.
template <typename... Values>
Error wrongMember(const QString &name, LoggingConfigSentence what, const Values &...values)
{
    return errorAt(name, wrong(name, what, values...));
}

// The same with a longer path.
Error below(const QString &path, const Error &error)
{
    const Phrase said = phraseOf(error);
    std::vector<Phrase> values = said.values();
    values.front() = Phrase(path + u'.' + values.front().english());
    return rephrased(error, Phrase(said.sentence(), std::move(values)));
}

// `error` of the member `name`, seen from outside.
Error within(const QString &name, const Error &error)
{
    return errorAt(name, below(name, error));
}

Result<std::string> currencyIn(const QJsonObject &json, const QString &otherwise)
{
    const QJsonValue written = json.value("currency"_L1);
    const QString code = written.toString(otherwise).toUpper();
    if ((code.size() == 3 || code.isEmpty()) && (written.isString() || written.isUndefined())) return code.toStdString();
    if (!written.isString()) return wrongMember(u"currency"_s, "%1 must be a code of three letters, for example USD");
    return wrongMember(u"currency"_s, "%1 must be a code of three letters, for example USD, not \"%2\"", code);
}

constexpr QLatin1StringView unitWords[] = {"requests"_L1, "tokens"_L1, "money"_L1};
constexpr QLatin1StringView windowWords[] = {"5h"_L1, "week"_L1, "month"_L1};

Result<PlanQuota> readQuota(const QJsonObject &json)
{
    PlanQuota quota;
    const QJsonValue written = json.value("unit"_L1);
    const QString unit = written.isUndefined() ? u"requests"_s : written.toString();
    const auto word = std::find(std::begin(unitWords), std::end(unitWords), unit);
    if (word == std::end(unitWords)) return wrongMember(u"unit"_s, "%1 must be \"requests\", \"tokens\" or \"money\", not \"%2\"", unit);
    quota.unit = static_cast<QuotaUnit>(word - std::begin(unitWords));
    for (std::size_t i = 0; i < std::size(windowWords); ++i) {
        const QJsonValue limit = json.value(windowWords[i]);
        if (limit.isUndefined() || limit.isNull()) continue;
        if (!limit.isDouble() || limit.toDouble() < 0)
            return wrongMember(windowWords[i], "%1 must be a number of 0 or more, how much may be used in it");
        if (limit.toDouble() > 0) quota.limits.emplace(static_cast<QuotaWindow>(i), limit.toDouble());
    }
    if (!json.contains("since"_L1)) return quota;
    const QDateTime since = QDateTime::fromString(json.value("since"_L1).toString(), Qt::ISODate);
    if (!since.isValid()) return wrongMember(u"since"_s, "%1 must be when a week began, for example 2026-11-03T09:00:00Z");
    quota.since = wallTime(since);
    return quota;
}

Result<Plan> readPlan(const QJsonObject &json)
{
    Plan plan;
    const QJsonValue fee = json.value("fee"_L1);
    if (!fee.isUndefined() && (!fee.isDouble() || fee.toDouble() < 0))
        return wrongMember(u"fee"_s, "%1 must be a number of 0 or more, the fee of a month");
    plan.fee = fee.toDouble();
    const Result<std::string> currency = currencyIn(json, u"USD"_s);
    if (!currency) return currency.error();
    if (currency->empty()) return wrongMember(u"currency"_s, "%1 must be a code of three letters");
    plan.currency = *currency;
    const QJsonValue written = json.value("quota"_L1);
    if (written.isUndefined() || written.isNull()) return plan;
    if (!written.isObject())
        return wrongMember(u"quota"_s, "%1 must be like %2", u"{\"unit\": \"requests\", \"5h\": 200, \"week\": 1000}"_s);
    const Result<PlanQuota> quota = readQuota(written.toObject());
    if (!quota) return within(u"quota"_s, quota.error());
    plan.quota = *quota;
    return plan;
}

Result<ProviderTerms> readTerms(const QJsonObject &json)
{
    ProviderTerms terms;
    if (const QJsonValue multiplier = json.value("multiplier"_L1); !multiplier.isUndefined() && !multiplier.isNull()) {
        if (!multiplier.isDouble() || multiplier.toDouble() < 0)
            return wrongMember(u"multiplier"_s, "%1 must be a number of 0 or more, by which prices are multiplied");
        terms.multiplier = multiplier.toDouble();
    }
    const QJsonValue written = json.value("plan"_L1);
    if (written.isBool() && written.toBool()) terms.plan.emplace();
    if (written.isUndefined() || written.isNull() || written.isBool()) return terms;
    if (!written.isObject())
        return wrongMember(u"plan"_s, "%1 must be like %2, the fee of a month, or true", u"{\"fee\": 20, \"currency\": \"USD\"}"_s);
    const Result<Plan> plan = readPlan(written.toObject());
    if (!plan) return within(u"plan"_s, plan.error());
    terms.plan = *plan;
    return terms;
}

// {"gpt-5*": 1.5}
Result<std::map<std::string, double>> readModelTerms(const QJsonValue &json)
{
    std::map<std::string, double> all;
    if (json.isUndefined() || json.isNull()) return all;
    if (!json.isObject()) return wrongMember(u"models"_s, "%1 must be like %2", u"{\"gpt-5*\": 1.5}"_s);
    const QJsonObject models = json.toObject();
    for (auto model = models.begin(); model != models.end(); ++model) {
        if (!model.value().isDouble() || model.value().toDouble() < 0)
            return within(u"models"_s, wrongMember(model.key(), "%1 must be a number of 0 or more, by which its prices are multiplied"));
        const std::string pattern = asciiLower(model.key().toStdString());
        if (pattern.empty() || all.count(pattern) > 0)
            return within(u"models"_s,
                          wrongMember(model.key(), "%1 must be the name of a model that is there once; * stands for any text"));
        all.emplace(pattern, model.value().toDouble());
    }
    return all;
}

QJsonObject toJson(const PlanQuota &quota)
{
    QJsonObject json{{u"unit"_s, unitWords[static_cast<std::size_t>(quota.unit)]}};
    for (const auto &[window, limit] : quota.limits) json.insert(windowWords[static_cast<std::size_t>(window)], limit);
    if (quota.since != WallTime()) json.insert(u"since"_s, utcTime(quota.since).toString(Qt::ISODate));
    return json;
}

} // namespace

Result<TermsOfProviders> readProviderTerms(const QJsonObject &json)
{
    TermsOfProviders all;
    QStringList names;
    for (auto entry = json.begin(); entry != json.end(); ++entry) {
        const QString path = u"providerPrices."_s + entry.key();
        const auto wrongHere = [&](LoggingConfigSentence what, const QString &value = {}) {
            return errorAt(entry.key(), wrong(path, what, value));
        };
        if (!entry.value().isObject()) return wrongHere("%1 must be like %2", u"{\"multiplier\": 1.2}"_s);
        if (names.contains(entry.key().toLower())) return wrongHere("%1 is there in other letters too; remove one");
        names.append(entry.key().toLower());
        Result<ProviderTerms> terms = readTerms(entry.value().toObject());
        if (!terms) return errorAt(entry.key(), below(path, terms.error()));
        if (entry.key().contains(u','))
            return wrongHere("%1 is no name of a provider; write models: {\"%2\": …} in it", entry.key().section(u',', 1));
        const Result<std::map<std::string, double>> models = readModelTerms(entry.value()["models"_L1]);
        if (!models) return errorAt(entry.key(), below(path, models.error()));
        terms->models = *models;
        if (*terms != ProviderTerms{}) all.insert_or_assign(entry.key().toLower().toStdString(), *terms);
    }
    return all;
}

QJsonObject toJson(const TermsOfProviders &terms)
{
    QJsonObject json;
    for (const auto &[name, of] : terms) {
        QJsonObject entry;
        if (of.multiplier != 1) entry.insert(u"multiplier"_s, of.multiplier);
        QJsonObject models;
        for (const auto &[pattern, multiplier] : of.models) models.insert(QString::fromStdString(pattern), multiplier);
        if (!models.isEmpty()) entry.insert(u"models"_s, models);
        if (of.plan) {
            QJsonObject plan{{u"fee"_s, of.plan->fee}, {u"currency"_s, QString::fromStdString(of.plan->currency)}};
            if (of.plan->quota != PlanQuota{}) plan.insert(u"quota"_s, toJson(of.plan->quota));
            entry.insert(u"plan"_s, plan);
        }
        json.insert(QString::fromStdString(name), entry);
    }
    return json;
}

Result<PriceSyncConfig> readPriceSync(const QJsonObject &json)
{
    PriceSyncConfig sync;
    const auto wrongIn = [](const QString &name, LoggingConfigSentence what) { return errorAt(name, wrong(u"priceSync."_s + name, what)); };
    const QJsonValue enabled = json.value("enabled"_L1);
    if (!enabled.isUndefined() && !enabled.isBool()) return wrongIn(u"enabled"_s, "%1 must be true or false");
    sync.enabled = enabled.toBool();
    if (!json.contains("url"_L1)) return sync;
    const QUrl url(json.value("url"_L1).toString(), QUrl::StrictMode);
    if ((url.scheme() != "https"_L1 && url.scheme() != "http"_L1) || url.host().isEmpty())
        return wrongIn(u"url"_s, "%1 must be an address like https://models.dev/api.json");
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
    const QString path = u"displayCurrency"_s;
    const auto wrongRate = [&path](const QString &name, LoggingConfigSentence what) {
        return errorAt(u"rates"_s, errorAt(name, wrong(path + u".rates."_s + name, what, name)));
    };
    const Result<std::string> currency = currencyIn(json, {});
    if (!currency) return below(path, currency.error());
    DisplayCurrency display{.currency = *currency, .rates = {}};
    const QJsonValue written = json.value("rates"_L1);
    if (!written.isObject() && !written.isUndefined() && !written.isNull())
        return errorAt(u"rates"_s, wrong(path + u".rates"_s, "%1 must be like %2", u"{\"USD\": 7.2}"_s));
    const QJsonObject rates = written.toObject();
    for (auto rate = rates.begin(); rate != rates.end(); ++rate) {
        if (rate.key().size() != 3) return wrongRate(rate.key(), "%1 must be a code of three letters, for example USD");
        if (rate.value().toDouble() <= 0) return wrongRate(rate.key(), "%1 must be a number above 0: what one %2 is worth");
        const bool isNew = display.rates.insert_or_assign(rate.key().toUpper().toStdString(), rate.value().toDouble()).second;
        if (!isNew) return wrongRate(rate.key(), "%1 must be there once; it is there in other letters too");
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
