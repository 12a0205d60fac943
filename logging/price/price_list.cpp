#include "logging/price/price_list.h"

#include "logging/api/logging_sentences.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::int64_t longPrompt = 200'000; ///< "context_over_200k"
constexpr double highestPrice = 1e6;         ///< for a million tokens; more is no price

Error noList(const Phrase &why)
{
    return errorSaying(ErrorKind::InvalidInput, why);
}

std::optional<double> amountAt(const QJsonObject &cost, QLatin1StringView key)
{
    const QJsonValue value = cost.value(key);
    const double amount = value.toDouble(-1);
    return amount >= 0 && amount <= highestPrice ? std::optional(amount) : std::nullopt;
}

class Collector
{
public:
    explicit Collector(QDate checked) : m_checked(checked) {}

    void addModel(const QString &provider, const QString &model, const QJsonObject &cost)
    {
        if (!add(provider, model, cost, 0)) return; // a tier is nothing without what it is a tier of
        const QJsonArray tiers = cost.value("tiers"_L1).toArray();
        for (const QJsonValue &value : tiers) {
            const QJsonObject tier = value.toObject().value("tier"_L1).toObject();
            const qint64 size = tier.value("size"_L1).toInteger();
            if (tier.value("type"_L1).toString() == "context"_L1 && size > 0) add(provider, model, value.toObject(), size);
        }
        if (tiers.isEmpty()) add(provider, model, cost.value("context_over_200k"_L1).toObject(), longPrompt);
    }
    std::vector<ListPrice> prices;

private:
    bool add(const QString &provider, const QString &model, const QJsonObject &cost, std::int64_t above)
    {
        const std::optional<double> input = amountAt(cost, "input"_L1);
        const std::optional<double> output = amountAt(cost, "output"_L1);
        if (!input || !output || model.isEmpty()) return false;
        prices.push_back({.price = {.pattern = model.toLower().toStdString(),
                                    .provider = provider.toLower().toStdString(),
                                    .input = *input,
                                    .output = *output,
                                    .cacheRead = amountAt(cost, "cache_read"_L1),
                                    .cacheWrite = amountAt(cost, "cache_write"_L1)},
                          .above = above,
                          .checked = m_checked});
        return true;
    }

    QDate m_checked;
};

} // namespace

Result<std::vector<ListPrice>> readPriceList(const QByteArray &json, QDate checked)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError) return noList(problem.errorString());
    if (!document.isObject()) return noList(saidOfLogging("it is not an object of providers"));
    QJsonObject root = document.object();
    if (root.value("providers"_L1).isObject()) root = root.value("providers"_L1).toObject(); // as it was written at first
    Collector collector(checked);
    for (auto provider = root.begin(); provider != root.end(); ++provider) {
        const QJsonObject models = provider.value().toObject().value("models"_L1).toObject();
        for (auto model = models.begin(); model != models.end(); ++model)
            collector.addModel(provider.key(), model.key(), model.value().toObject().value("cost"_L1).toObject());
    }
    if (collector.prices.empty()) return noList(saidOfLogging("no model in it has a cost"));
    return std::move(collector.prices);
}

} // namespace ccr::logging
