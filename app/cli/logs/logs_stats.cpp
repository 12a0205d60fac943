#include "app/cli/command_arguments.h"
#include "app/cli/logs/history_access.h"
#include "app/cli/logs/log_selection.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "logging/tracking/analysis.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

using logging::ErrorAnalysis;
using logging::RequestAnalysis;

double toMs(nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QString timeText(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(time), Qt::UTC).toString(Qt::ISODateWithMs);
}

QString percent(double share)
{
    return QString::number(100 * share, 'f', 1) + u" %"_s;
}

void print(const QJsonObject &object)
{
    say(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

QJsonObject json(const logging::DurationPercentiles &durations)
{
    return {{u"count"_s, qint64(durations.count)}, {u"averageMs"_s, toMs(durations.average)}, {u"p50Ms"_s, toMs(durations.p50)},
            {u"p90Ms"_s, toMs(durations.p90)},     {u"p95Ms"_s, toMs(durations.p95)},         {u"p99Ms"_s, toMs(durations.p99)},
            {u"maxMs"_s, toMs(durations.max)}};
}

QJsonArray json(const std::vector<logging::NamedCount> &counts)
{
    QJsonArray array;
    for (const logging::NamedCount &count : counts)
        array.append(QJsonObject{{u"name"_s, text(count.name)}, {u"count"_s, qint64(count.count)}});
    return array;
}

QJsonArray json(const std::vector<logging::DayNumbers> &days)
{
    QJsonArray array;
    for (const logging::DayNumbers &day : days)
        array.append(QJsonObject{{u"day"_s, text(day.day)}, {u"requests"_s, qint64(day.requests)}, {u"failed"_s, qint64(day.failed)}});
    return array;
}

QJsonArray json(const std::vector<logging::ShareNumbers> &shares)
{
    QJsonArray array;
    for (const logging::ShareNumbers &share : shares)
        array.append(QJsonObject{{u"name"_s, text(share.name)},
                                 {u"count"_s, qint64(share.count)},
                                 {u"failed"_s, qint64(share.failed)},
                                 {u"averageMs"_s, toMs(share.average())},
                                 {u"inputTokens"_s, qint64(share.inputTokens)},
                                 {u"outputTokens"_s, qint64(share.outputTokens)}});
    return array;
}

QJsonObject json(const RequestAnalysis &analysis)
{
    QJsonArray endpoints;
    for (const logging::EndpointNumbers &endpoint : analysis.topEndpoints)
        endpoints.append(QJsonObject{{u"endpoint"_s, text(endpoint.endpoint)},
                                     {u"count"_s, qint64(endpoint.count)},
                                     {u"failed"_s, qint64(endpoint.failed)},
                                     {u"avgDuration"_s, toMs(endpoint.average())}});
    return {{u"totalRequests"_s, qint64(analysis.total)},
            {u"completed"_s, qint64(analysis.completed)},
            {u"failed"_s, qint64(analysis.failed)},
            {u"cancelled"_s, qint64(analysis.cancelled)},
            {u"successRate"_s, analysis.successRate},
            {u"averageDuration"_s, toMs(analysis.duration.average)},
            {u"duration"_s, json(analysis.duration)},
            {u"firstToken"_s, json(analysis.firstContent)},
            {u"tokens"_s, QJsonObject{{u"input"_s, qint64(analysis.tokens.input)},
                                      {u"output"_s, qint64(analysis.tokens.output)},
                                      {u"cacheRead"_s, qint64(analysis.tokens.cacheRead)},
                                      {u"cacheWrite"_s, qint64(analysis.tokens.cacheWrite)}}},
            {u"topEndpoints"_s, endpoints},
            {u"byModel"_s, json(analysis.byModel)},
            {u"byClient"_s, json(analysis.byClient)},
            {u"daily"_s, json(analysis.daily)},
            {u"trend"_s, text(std::string(toString(analysis.trend.direction)))}};
}

QJsonObject json(const ErrorAnalysis &analysis)
{
    QJsonArray top;
    for (const logging::ErrorGroup &group : analysis.top)
        top.append(QJsonObject{{u"fingerprint"_s, text(group.fingerprint)},
                               {u"class"_s, text(group.errorClass)},
                               {u"severity"_s, text(std::string(toString(group.severity)))},
                               {u"provider"_s, text(group.provider)},
                               {u"model"_s, text(group.model)},
                               {u"status"_s, group.status},
                               {u"count"_s, qint64(group.count)},
                               {u"first"_s, timeText(group.first)},
                               {u"last"_s, timeText(group.last)},
                               {u"sample"_s, text(group.sample)}});
    return {{u"totalCount"_s, qint64(analysis.total)}, {u"errorRate"_s, analysis.errorRate},
            {u"byClass"_s, json(analysis.byClass)},    {u"byProvider"_s, json(analysis.byProvider)},
            {u"byStatus"_s, json(analysis.byStatus)},  {u"top"_s, top},
            {u"dailyErrors"_s, json(analysis.daily)},  {u"trend"_s, text(std::string(toString(analysis.trend.direction)))}};
}

QString milliseconds(nanoseconds duration)
{
    return QString::number(toMs(duration), 'f', 0) + u" ms"_s;
}

void printStats(const RequestAnalysis &analysis)
{
    say(u"Requests       %1 (%2 completed, %3 failed, %4 cancelled)"_s.arg(analysis.total)
            .arg(analysis.completed)
            .arg(analysis.failed)
            .arg(analysis.cancelled));
    say(u"Success        %1"_s.arg(percent(analysis.successRate)));
    say(u"Duration       p50 %1, p95 %2, p99 %3, longest %4"_s.arg(milliseconds(analysis.duration.p50), milliseconds(analysis.duration.p95),
                                                                   milliseconds(analysis.duration.p99),
                                                                   milliseconds(analysis.duration.max)));
    say(u"First token    p50 %1, p95 %2, p99 %3"_s.arg(milliseconds(analysis.firstContent.p50), milliseconds(analysis.firstContent.p95),
                                                       milliseconds(analysis.firstContent.p99)));
    say(u"Tokens         %1 in, %2 out, %3 from the cache, %4 into it"_s.arg(analysis.tokens.input)
            .arg(analysis.tokens.output)
            .arg(analysis.tokens.cacheRead)
            .arg(analysis.tokens.cacheWrite));
    say(u"Trend          %1"_s.arg(text(std::string(toString(analysis.trend.direction)))));
    for (const logging::ShareNumbers &share : analysis.byModel)
        say(u"  %1 %2 requests, %3 failed, %4 on average, %5 in, %6 out"_s.arg(text(share.name).leftJustified(40))
                .arg(share.count)
                .arg(share.failed)
                .arg(milliseconds(share.average()))
                .arg(share.inputTokens)
                .arg(share.outputTokens));
}

void printErrors(const ErrorAnalysis &analysis)
{
    say(u"Errors         %1 (%2 of the requests), %3"_s.arg(analysis.total)
            .arg(percent(analysis.errorRate), text(std::string(toString(analysis.trend.direction)))));
    for (const logging::ErrorGroup &group : analysis.top)
        say(u"  %1 x %2 %3 %4, last %5: %6"_s.arg(QString::number(group.count).rightJustified(5), text(group.errorClass).leftJustified(18),
                                                  text(group.provider), text(group.model), timeText(group.last), text(group.sample)));
}

void printDays(const RequestAnalysis &requests)
{
    for (const logging::EndpointNumbers &endpoint : requests.topEndpoints)
        say(u"  %1 %2 requests, %3 failed, %4 on average"_s.arg(text(endpoint.endpoint).leftJustified(40))
                .arg(endpoint.count)
                .arg(endpoint.failed)
                .arg(milliseconds(endpoint.average())));
    for (const logging::DayNumbers &day : requests.daily)
        say(u"  %1 %2 requests, %3 failed"_s.arg(text(day.day)).arg(day.requests).arg(day.failed));
}

Result<std::vector<logging::ExchangeSnapshot>> chosen(const CommandArguments &arguments)
{
    const Result<logging::Query> query = queryOf(arguments);
    if (!query) return query.error();
    const auto store = openHistory(resolvedLogging(configPath()).config);
    if (!store) return store.error();
    std::vector<logging::ExchangeSnapshot> exchanges;
    const auto done = (*store)->forEach({.query = *query}, [&exchanges](const logging::ExchangeSnapshot &exchange) {
        exchanges.push_back(exchange);
        return true;
    });
    if (!done) return done.error();
    return exchanges;
}

} // namespace

int logsStats(const CommandArguments &arguments)
{
    const auto exchanges = chosen(arguments);
    if (!exchanges) return refuse(exchanges.error());
    const RequestAnalysis analysis = logging::analyzeRequests(*exchanges);
    if (arguments.has("json"_L1))
        print(json(analysis));
    else
        printStats(analysis);
    return 0;
}

int logsErrors(const CommandArguments &arguments)
{
    const auto exchanges = chosen(arguments);
    if (!exchanges) return refuse(exchanges.error());
    const ErrorAnalysis analysis = logging::analyzeErrors(*exchanges);
    if (arguments.has("json"_L1))
        print(json(analysis));
    else
        printErrors(analysis);
    return 0;
}

int logsAnalyze(const CommandArguments &arguments)
{
    const auto exchanges = chosen(arguments);
    if (!exchanges) return refuse(exchanges.error());
    const RequestAnalysis requests = logging::analyzeRequests(*exchanges);
    const ErrorAnalysis errors = logging::analyzeErrors(*exchanges);
    if (arguments.has("json"_L1)) {
        print({{u"requests"_s, json(requests)}, {u"errors"_s, json(errors)}});
        return 0;
    }
    printStats(requests);
    printDays(requests);
    printErrors(errors);
    return 0;
}

} // namespace ccr::app
