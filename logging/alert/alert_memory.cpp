#include "logging/alert/alert_memory.h"

#include "logging/base/private_files.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr qint64 maxFileBytes = 1024LL * 1024;
constexpr auto episodesKey = "episodes"_L1;
constexpr auto deliveriesKey = "deliveries"_L1;
constexpr auto errorsKey = "errors"_L1;
constexpr auto dayKey = "day"_L1;
constexpr auto costKey = "cost"_L1;
constexpr auto costOfMonthKey = "costOfMonth"_L1;
constexpr auto tokensKey = "tokens"_L1;
constexpr auto tokensOfMonthKey = "tokensOfMonth"_L1;
constexpr auto plansKey = "plans"_L1;
constexpr auto levelKey = "level"_L1;
constexpr auto sinceKey = "since"_L1;
constexpr auto timeKey = "time"_L1;
constexpr auto quietKey = "quiet"_L1;

// Nanoseconds are beyond what a number of JSON holds exactly; milliseconds are enough.
WallTime toTime(const QJsonValue &value)
{
    return WallTime(milliseconds(value.toInteger()));
}

AlertLevel toLevel(const QJsonValue &value)
{
    return value.toString() == toString(AlertLevel::Critical) ? AlertLevel::Critical : AlertLevel::Warning;
}

QMap<QString, double> toCosts(const QJsonValue &value)
{
    QMap<QString, double> costs;
    const QJsonObject object = value.toObject();
    for (auto one = object.begin(); one != object.end(); ++one) costs.insert(one.key(), one.value().toDouble());
    return costs;
}

QJsonObject fromCosts(const QMap<QString, double> &costs)
{
    QJsonObject object;
    for (auto one = costs.begin(); one != costs.end(); ++one) object.insert(one.key(), one.value());
    return object;
}

} // namespace

AlertMemory AlertMemory::load(const QString &path)
{
    AlertMemory out;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return out;
    const QJsonObject root = QJsonDocument::fromJson(file.read(maxFileBytes)).object();
    const QJsonObject episodes = root[episodesKey].toObject();
    for (auto one = episodes.begin(); one != episodes.end(); ++one)
        out.episodes.insert(one.key(), {toLevel(one.value()[levelKey]), toTime(one.value()[sinceKey])});
    const QJsonObject deliveries = root[deliveriesKey].toObject();
    for (auto one = deliveries.begin(); one != deliveries.end(); ++one)
        out.deliveries.insert(one.key(), {toLevel(one.value()[levelKey]), toTime(one.value()[timeKey]), one.value()[quietKey].toBool()});
    const QJsonArray errors = root[errorsKey].toArray();
    for (const QJsonValue &step : errors)
        out.errors.emplace_back(step[0].toInteger(), static_cast<std::uint64_t>(std::max<qint64>(0, step[1].toInteger())));
    out.spending = {.day = QDate::fromString(root[dayKey].toString(), Qt::ISODate),
                    .costOfDay = toCosts(root[costKey]),
                    .costOfMonth = toCosts(root[costOfMonthKey]),
                    .tokensOfDay = root[tokensKey].toInteger(),
                    .tokensOfMonth = root[tokensOfMonthKey].toInteger()};
    out.plans = PlanSpending::fromJson(root[plansKey].toObject());
    return out;
}

bool AlertMemory::save(const QString &path) const
{
    QJsonObject episodeObject;
    for (auto one = episodes.begin(); one != episodes.end(); ++one)
        episodeObject.insert(one.key(), QJsonObject{{levelKey, toString(one->level)}, {sinceKey, qint64(millisSinceEpoch(one->since))}});
    QJsonObject deliveryObject;
    for (auto one = deliveries.begin(); one != deliveries.end(); ++one)
        deliveryObject.insert(
            one.key(),
            QJsonObject{{levelKey, toString(one->level)}, {timeKey, qint64(millisSinceEpoch(one->time))}, {quietKey, one->isQuiet}});
    QJsonArray errorArray;
    for (const auto &[start, count] : errors) errorArray.append(QJsonArray{static_cast<qint64>(start), static_cast<qint64>(count)});
    const QJsonObject root{{episodesKey, episodeObject},
                           {deliveriesKey, deliveryObject},
                           {errorsKey, errorArray},
                           {dayKey, spending.day.toString(Qt::ISODate)},
                           {costKey, fromCosts(spending.costOfDay)},
                           {costOfMonthKey, fromCosts(spending.costOfMonth)},
                           {tokensKey, qint64(spending.tokensOfDay)},
                           {tokensOfMonthKey, qint64(spending.tokensOfMonth)},
                           {plansKey, plans.toJson()}};
    return writePrivateFile(path, QJsonDocument(root).toJson(QJsonDocument::Compact));
}

} // namespace ccr::logging
