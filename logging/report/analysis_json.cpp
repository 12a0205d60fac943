#include "logging/report/analysis_json.h"

#include "logging/base/date_time.h"
#include "logging/base/milliseconds.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QJsonObject json(const DurationPercentiles &durations)
{
    return {{u"count"_s, qint64(durations.count)}, {u"averageMs"_s, inMs(durations.average)}, {u"p50Ms"_s, inMs(durations.p50)},
            {u"p90Ms"_s, inMs(durations.p90)},     {u"p95Ms"_s, inMs(durations.p95)},         {u"p99Ms"_s, inMs(durations.p99)},
            {u"maxMs"_s, inMs(durations.max)}};
}

QJsonValue json(const std::optional<double> &share)
{
    return share ? QJsonValue(*share) : QJsonValue();
}

QJsonArray json(const std::vector<NamedCount> &counts)
{
    QJsonArray array;
    for (const NamedCount &count : counts) array.append(QJsonObject{{u"name"_s, text(count.name)}, {u"count"_s, qint64(count.count)}});
    return array;
}

QJsonArray json(const std::vector<DayNumbers> &days)
{
    QJsonArray array;
    for (const DayNumbers &day : days)
        array.append(QJsonObject{{u"day"_s, text(day.day)}, {u"requests"_s, qint64(day.requests)}, {u"failed"_s, qint64(day.failed)}});
    return array;
}

QJsonObject json(const TokenCounts &tokens)
{
    QJsonObject object{{u"input"_s, qint64(tokens.input)},
                       {u"output"_s, qint64(tokens.output)},
                       {u"cacheRead"_s, qint64(tokens.cacheRead)},
                       {u"cacheWrite"_s, qint64(tokens.cacheWrite)}};
    if (tokens.reasoning) object.insert(u"reasoning"_s, qint64(*tokens.reasoning));
    return object;
}

QJsonArray json(const std::vector<ShareNumbers> &shares)
{
    QJsonArray array;
    for (const ShareNumbers &share : shares)
        array.append(QJsonObject{{u"name"_s, text(share.name)},
                                 {u"count"_s, qint64(share.count)},
                                 {u"failed"_s, qint64(share.failed)},
                                 {u"averageMs"_s, inMs(share.average())},
                                 {u"inputTokens"_s, qint64(share.inputTokens)},
                                 {u"outputTokens"_s, qint64(share.outputTokens)}});
    return array;
}

} // namespace

QJsonObject analysisJson(const RequestAnalysis &analysis)
{
    QJsonArray endpoints;
    for (const EndpointNumbers &endpoint : analysis.topEndpoints)
        endpoints.append(QJsonObject{{u"endpoint"_s, text(endpoint.endpoint)},
                                     {u"count"_s, qint64(endpoint.count)},
                                     {u"failed"_s, qint64(endpoint.failed)},
                                     {u"avgDuration"_s, inMs(endpoint.average())}});
    return {{u"totalRequests"_s, qint64(analysis.total)},
            {u"completed"_s, qint64(analysis.completed)},
            {u"failed"_s, qint64(analysis.failed)},
            {u"cancelled"_s, qint64(analysis.cancelled)},
            {u"successRate"_s, json(analysis.successRate)},
            {u"averageDuration"_s, inMs(analysis.duration.average)},
            {u"duration"_s, json(analysis.duration)},
            {u"firstToken"_s, json(analysis.firstContent)},
            {u"tokens"_s, json(analysis.tokens)},
            {u"topEndpoints"_s, endpoints},
            {u"byModel"_s, json(analysis.byModel)},
            {u"byClient"_s, json(analysis.byClient)},
            {u"daily"_s, json(analysis.daily)},
            {u"trend"_s, text(std::string(toString(analysis.trend.direction)))}};
}

QJsonObject analysisJson(const ErrorAnalysis &analysis)
{
    QJsonArray top;
    for (const ErrorGroup &group : analysis.top)
        top.append(QJsonObject{{u"fingerprint"_s, text(group.fingerprint)},
                               {u"class"_s, text(group.errorClass)},
                               {u"severity"_s, text(std::string(toString(group.severity)))},
                               {u"provider"_s, text(group.provider)},
                               {u"model"_s, text(group.model)},
                               {u"status"_s, group.status},
                               {u"count"_s, qint64(group.count)},
                               {u"first"_s, isoText(group.first)},
                               {u"last"_s, isoText(group.last)},
                               {u"sample"_s, text(group.sample)}});
    return {{u"totalCount"_s, qint64(analysis.total)}, {u"errorRate"_s, analysis.errorRate},
            {u"byClass"_s, json(analysis.byClass)},    {u"byProvider"_s, json(analysis.byProvider)},
            {u"byStatus"_s, json(analysis.byStatus)},  {u"top"_s, top},
            {u"dailyErrors"_s, json(analysis.daily)},  {u"trend"_s, text(std::string(toString(analysis.trend.direction)))}};
}

} // namespace ccr::logging
