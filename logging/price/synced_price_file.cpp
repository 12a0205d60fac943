#include "logging/price/synced_price_file.h"

#include "logging/api/logging_config_sentences.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

Error wrong(qsizetype entry, QLatin1StringView field, LoggingConfigSentence what)
{
    return errorSaying(ErrorKind::InvalidInput, saidOfConfig(what, u"prices[%1].%2"_s.arg(entry).arg(field)));
}

std::optional<double> amountAt(const QJsonObject &entry, QLatin1StringView key)
{
    return entry.value(key).isDouble() ? std::optional(entry.value(key).toDouble()) : std::nullopt;
}

Result<ListPrice> readEntry(const QJsonObject &entry, qsizetype number)
{
    const std::optional<double> input = amountAt(entry, "input"_L1);
    const std::optional<double> output = amountAt(entry, "output"_L1);
    const QString model = entry.value("model"_L1).toString().toLower();
    if (model.isEmpty()) return wrong(number, "model"_L1, "%1 must be the name of a model");
    if (!input || *input < 0) return wrong(number, "input"_L1, "%1 must be a number of 0 or more");
    if (!output || *output < 0) return wrong(number, "output"_L1, "%1 must be a number of 0 or more");
    return ListPrice{.price = {.pattern = model.toStdString(),
                               .provider = entry.value("provider"_L1).toString().toLower().toStdString(),
                               .input = *input,
                               .output = *output,
                               .cacheRead = amountAt(entry, "cacheRead"_L1),
                               .cacheWrite = amountAt(entry, "cacheWrite"_L1)},
                     .above = entry.value("above"_L1).toInteger(),
                     .checked = QDate::fromString(entry.value("checked"_L1).toString(), Qt::ISODate)};
}

} // namespace

QString syncedPricesPath(const QString &configFile)
{
    return QFileInfo(configFile).absolutePath() + u"/synced-prices.json"_s;
}

Result<SyncedPrices> readSyncedPrices(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return errorSaying(ErrorKind::InvalidInput, saidOfConfig("it is no JSON: %1", problem.errorString()));
    const QJsonArray entries = document.object().value("prices"_L1).toArray();
    std::vector<ListPrice> prices;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        Result<ListPrice> price = readEntry(entries.at(i).toObject(), i);
        if (!price) return price.error();
        prices.push_back(std::move(*price));
    }
    return SyncedPrices(std::move(prices));
}

QByteArray toJson(const SyncedPrices &prices)
{
    QJsonArray entries;
    for (const auto &[price, above, checked] : prices.all()) {
        QJsonObject entry{{u"model"_s, QString::fromStdString(price.pattern)},
                          {u"provider"_s, QString::fromStdString(price.provider)},
                          {u"input"_s, price.input},
                          {u"output"_s, price.output}};
        if (price.cacheRead) entry.insert(u"cacheRead"_s, *price.cacheRead);
        if (price.cacheWrite) entry.insert(u"cacheWrite"_s, *price.cacheWrite);
        if (above > 0) entry.insert(u"above"_s, static_cast<qint64>(above));
        if (checked.isValid()) entry.insert(u"checked"_s, checked.toString(Qt::ISODate));
        entries.append(entry);
    }
    return QJsonDocument(QJsonObject{{u"prices"_s, entries}}).toJson();
}

} // namespace ccr::logging
