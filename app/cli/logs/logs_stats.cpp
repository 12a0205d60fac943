#include "app/cli/command_arguments.h"
#include "app/cli/logs/log_question.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "logging/base/date_time.h"
#include "logging/base/milliseconds.h"
#include "logging/report/day_sums.h"
#include "logging/report/stored_exchanges.h"
#include "logging/tracking/analysis.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

using logging::ErrorAnalysis;
using logging::RequestAnalysis;

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QString percent(double share)
{
    return QString::number(100 * share, 'f', 1) + u" %"_s;
}

QString milliseconds(nanoseconds duration)
{
    return QString::number(inMs(duration), 'f', 0) + u" ms"_s;
}

void printStats(const RequestAnalysis &analysis)
{
    say(u"Requests       %1 (%2 completed, %3 failed, %4 cancelled)"_s.arg(analysis.total)
            .arg(analysis.completed)
            .arg(analysis.failed)
            .arg(analysis.cancelled));
    say(u"Success        %1"_s.arg(analysis.successRate ? percent(*analysis.successRate) : u"—"_s));
    say(u"Duration       p50 %1, p95 %2, p99 %3, longest %4"_s.arg(milliseconds(analysis.duration.p50), milliseconds(analysis.duration.p95),
                                                                   milliseconds(analysis.duration.p99),
                                                                   milliseconds(analysis.duration.max)));
    say(u"First token    p50 %1, p95 %2, p99 %3"_s.arg(milliseconds(analysis.firstContent.p50), milliseconds(analysis.firstContent.p95),
                                                       milliseconds(analysis.firstContent.p99)));
    const QString thinking = analysis.tokens.reasoning ? u" (%1 of it thinking)"_s.arg(*analysis.tokens.reasoning) : QString();
    say(u"Tokens         %1 in, %2 out%3, %4 from the cache, %5 into it"_s.arg(analysis.tokens.input)
            .arg(analysis.tokens.output)
            .arg(thinking)
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
                                                  text(group.provider), text(group.model), isoText(group.last), text(group.sample)));
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

QString amounts(const std::map<std::string, double> &costs, const QString &ending)
{
    QString all;
    for (const auto &[currency, amount] : costs) all += u", %1 %2%3"_s.arg(QString::number(amount, 'f', 2), text(currency), ending);
    return all;
}

QString daySumText(const logging::DaySum &sum)
{
    const QString forgotten = sum.forgotten > 0 ? u" (%1 of them only in sums)"_s.arg(sum.forgotten) : QString();
    const logging::TokenCounts &tokens = sum.tokens;
    return u"%1 requests%2, %3 failed, %4 in, %5 out"_s.arg(sum.requests)
               .arg(forgotten)
               .arg(sum.failed)
               .arg(tokens.input + tokens.cacheRead + tokens.cacheWrite)
               .arg(tokens.output)
           + amounts(sum.costs, {}) + amounts(sum.planValues, u" within plans"_s);
}

// By the local time, and as far back as sums are kept: above stands only what the history still has.
void printDaySums(const std::vector<logging::DaySum> &days)
{
    if (days.empty()) return;
    const logging::DaySum all = logging::totalOf(days);
    say(u"Days           %1, since %2: %3"_s.arg(days.size()).arg(all.day.toString(Qt::ISODate), daySumText(all)));
    for (const logging::DaySum &day : days) say(u"  %1 %2"_s.arg(day.day.toString(Qt::ISODate), daySumText(day)));
}

Result<std::vector<logging::ExchangeSnapshot>> chosen(const CommandArguments &arguments)
{
    const std::atomic<bool> cancelled = false;
    return logging::findExchanges(questionOf(logging::LogReport::Stats, arguments), resolvedLogging(configPath()).config, cancelled);
}

} // namespace

int logsStats(const CommandArguments &arguments)
{
    if (arguments.has("json"_L1)) return printReport(logging::LogReport::Stats, arguments);
    const auto exchanges = chosen(arguments);
    if (!exchanges) return refuse(exchanges.error());
    const std::atomic<bool> cancelled = false;
    const auto days =
        logging::findDaySums(questionOf(logging::LogReport::Stats, arguments), resolvedLogging(configPath()).config, cancelled);
    if (!days) return refuse(days.error());
    printStats(logging::analyzeRequests(*exchanges));
    printDaySums(*days);
    return 0;
}

int logsErrors(const CommandArguments &arguments)
{
    if (arguments.has("json"_L1)) return printReport(logging::LogReport::Errors, arguments);
    const auto exchanges = chosen(arguments);
    if (!exchanges) return refuse(exchanges.error());
    printErrors(logging::analyzeErrors(*exchanges));
    return 0;
}

int logsAnalyze(const CommandArguments &arguments)
{
    if (arguments.has("json"_L1)) return printReport(logging::LogReport::Analyze, arguments);
    const auto exchanges = chosen(arguments);
    if (!exchanges) return refuse(exchanges.error());
    const RequestAnalysis requests = logging::analyzeRequests(*exchanges);
    printStats(requests);
    printDays(requests);
    printErrors(logging::analyzeErrors(*exchanges));
    return 0;
}

} // namespace ccr::app
