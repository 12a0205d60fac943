#include "logging/metrics/performance_report.h"

#include "logging/base/date_time.h"
#include "logging/base/json_writer.h"
#include "logging/base/milliseconds.h"

#include <cmath>

namespace ccr::logging {

namespace {

constexpr std::pair<MetricsWindow, const char *> windows[] = {{MetricsWindow::Minute, "minute"},
                                                              {MetricsWindow::FiveMinutes, "fiveMinutes"},
                                                              {MetricsWindow::Hour, "hour"},
                                                              {MetricsWindow::SinceStart, "sinceStart"}};

std::string isoTime(WallTime time)
{
    return isoText(time).toStdString();
}

std::string numberText(double number)
{
    std::string text;
    appendJsonNumber(text, std::round(number * 1000) / 1000);
    return text;
}

void writePercentiles(std::string &out, const DurationPercentiles &p)
{
    JsonObject json(out);
    json.number("count", static_cast<std::int64_t>(p.count));
    json.number("averageMs", inRoundMs(p.average));
    json.number("minMs", inRoundMs(p.min));
    json.number("p50Ms", inRoundMs(p.p50));
    json.number("p90Ms", inRoundMs(p.p90));
    json.number("p95Ms", inRoundMs(p.p95));
    json.number("p99Ms", inRoundMs(p.p99));
    json.number("p999Ms", inRoundMs(p.p999));
    json.number("maxMs", inRoundMs(p.max));
}

void writeWindows(std::string &out, const PercentilesByWindow &byWindow)
{
    JsonObject json(out);
    for (const auto &[window, name] : windows) writePercentiles(json.key(name), byWindow[static_cast<std::size_t>(window)]);
}

void writeIfKnown(JsonObject &json, std::string_view name, const std::optional<double> &value)
{
    if (value)
        json.number(name, *value);
    else
        json.raw(name, "null");
}

void writeRequests(std::string &out, const TrackingStatistics &requests)
{
    JsonObject json(out);
    json.number("total", static_cast<std::int64_t>(requests.total));
    json.number("active", static_cast<std::int64_t>(requests.active));
    json.number("completed", static_cast<std::int64_t>(requests.completed));
    json.number("failed", static_cast<std::int64_t>(requests.failed));
    json.number("timedOut", static_cast<std::int64_t>(requests.timedOut));
    json.number("cancelled", static_cast<std::int64_t>(requests.cancelled));
    json.number("aborted", static_cast<std::int64_t>(requests.aborted));
    json.number("untracked", static_cast<std::int64_t>(requests.untracked));
    json.number("peakConcurrent", static_cast<std::int64_t>(requests.peakConcurrent));
    writeIfKnown(json, "successRate", requests.successRate());
    json.number("averageMs", inRoundMs(requests.averageDuration));
    JsonArray endpoints(json.key("topEndpoints"));
    for (const EndpointNumbers &numbers : requests.topEndpoints) {
        JsonObject endpoint(endpoints.next());
        endpoint.string("endpoint", numbers.endpoint);
        endpoint.number("count", static_cast<std::int64_t>(numbers.count));
        endpoint.number("averageMs", inRoundMs(numbers.average()));
    }
}

void writeCounts(std::string &out, const std::vector<NamedCount> &counts)
{
    JsonArray json(out);
    for (const NamedCount &count : counts) {
        JsonObject entry(json.next());
        entry.string("name", count.name);
        entry.number("count", static_cast<std::int64_t>(count.count));
    }
}

void writeErrors(std::string &out, const ErrorStatisticsSnapshot &errors)
{
    JsonObject json(out);
    json.number("total", static_cast<std::int64_t>(errors.total));
    json.number("recovered", static_cast<std::int64_t>(errors.recovered));
    json.number("lastMinute", static_cast<std::int64_t>(errors.lastMinute));
    json.number("lastHour", static_cast<std::int64_t>(errors.lastHour));
    json.number("lastDay", static_cast<std::int64_t>(errors.lastDay));
    json.string("trend", toString(errors.trend.direction));
    writeCounts(json.key("byClass"), errors.byClass);
    writeCounts(json.key("byProvider"), errors.byProvider);
    JsonArray top(json.key("top"));
    for (const ErrorGroup &group : errors.top) {
        JsonObject entry(top.next());
        entry.string("fingerprint", group.fingerprint);
        entry.string("class", group.errorClass);
        entry.string("provider", group.provider);
        entry.string("severity", toString(group.severity));
        entry.number("count", static_cast<std::int64_t>(group.count));
        entry.number("requests", static_cast<std::int64_t>(group.requests));
        entry.string("first", isoTime(group.first));
        entry.string("last", isoTime(group.last));
        entry.string("message", group.pattern);
    }
}

struct Column
{
    const char *name;
    std::string (*value)(const PerformanceSample &sample);
};

constexpr Column columns[] = {
    {"time", [](const PerformanceSample &s) { return isoTime(s.time); }},
    {"recordsPerSecond", [](const PerformanceSample &s) { return numberText(s.recordsPerSecond); }},
    {"bytesPerSecond", [](const PerformanceSample &s) { return numberText(s.bytesPerSecond); }},
    {"requestsPerSecond", [](const PerformanceSample &s) { return numberText(s.requestsPerSecond); }},
    {"errorRatio", [](const PerformanceSample &s) { return numberText(s.errorRatio); }},
    {"averageLatencyMs", [](const PerformanceSample &s) { return numberText(inRoundMs(s.averageLatency)); }},
    {"p99LatencyMs", [](const PerformanceSample &s) { return numberText(inRoundMs(s.p99Latency)); }},
    {"queueDelayMs", [](const PerformanceSample &s) { return numberText(inRoundMs(s.queueDelay)); }},
    {"residentBytes", [](const PerformanceSample &s) { return std::to_string(s.residentBytes); }},
    {"loggerBytes", [](const PerformanceSample &s) { return std::to_string(s.loggerBytes); }},
    {"diskBytes", [](const PerformanceSample &s) { return std::to_string(s.diskBytes); }},
    {"freeBytes", [](const PerformanceSample &s) { return std::to_string(s.freeBytes); }},
};

void writePerformance(std::string &out, const PerformanceSnapshot &performance)
{
    JsonObject json(out);
    json.number("throughput", performance.recordsPerSecond);
    writeIfKnown(json, "errorRatioMinute", performance.errorRatioMinute);
    writeIfKnown(json, "errorRatioFiveMinutes", performance.errorRatioFiveMinutes);
    writeIfKnown(json, "errorRatioHour", performance.errorRatioHour);
    json.number("diskUsage", std::round(performance.disk.usedShare() * 1000) / 10);
    json.number("freeBytes", static_cast<std::int64_t>(performance.disk.freeBytes));
    json.number("memoryUsage", static_cast<double>(performance.process.residentBytes) / (1024.0 * 1024));
    json.number("loggerBytes", static_cast<std::int64_t>(performance.loggerBytes));
    writeWindows(json.key("request"), performance.request);
    writeWindows(json.key("firstByte"), performance.firstByte);
    writeWindows(json.key("firstContent"), performance.firstContent);
    writeWindows(json.key("queueDelay"), performance.queueDelay);
    {
        JsonArray files(json.key("files"));
        for (const StreamFiles &stream : performance.disk.streams) {
            JsonObject entry(files.next());
            entry.string("stream", stream.stream);
            entry.number("bytes", static_cast<std::int64_t>(stream.bytes));
            entry.number("files", static_cast<std::int64_t>(stream.files));
        }
    }
    JsonArray samples(json.key("samples"));
    for (const PerformanceSample &sample : performance.samples) {
        JsonObject entry(samples.next());
        for (const Column &column : columns)
            if (&column == columns)
                entry.string(column.name, column.value(sample));
            else
                entry.raw(column.name, column.value(sample));
    }
}

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '"')
            result += "&quot;";
        else
            result += c;
    }
    return result;
}

/// Builds a table row by row.
class HtmlTable
{
public:
    HtmlTable(std::string &out, std::string_view title, std::initializer_list<std::string_view> heads) : m_out(out)
    {
        ((m_out += "<h2>") += title) += "</h2>\n<table>\n";
        if (heads.size() > 0) row(heads, "th");
    }
    ~HtmlTable() { m_out += "</table>\n"; }
    HtmlTable(const HtmlTable &) = delete;
    HtmlTable &operator=(const HtmlTable &) = delete;

    template <class Cells>
    void row(const Cells &cells, std::string_view tag)
    {
        m_out += "<tr>";
        for (const auto &cell : cells) (((((((m_out += '<') += tag) += '>') += escaped(cell)) += "</") += tag) += '>');
        m_out += "</tr>\n";
    }
    void row(const std::vector<std::string> &cells) { row(cells, "td"); }

private:
    std::string &m_out;
};

void htmlPercentiles(HtmlTable &table, const char *name, const PercentilesByWindow &byWindow)
{
    for (const auto &[window, windowName] : windows) {
        const DurationPercentiles &p = byWindow[static_cast<std::size_t>(window)];
        if (p.count == 0) continue;
        table.row({name, windowName, std::to_string(p.count), numberText(inRoundMs(p.average)), numberText(inRoundMs(p.p50)),
                   numberText(inRoundMs(p.p90)), numberText(inRoundMs(p.p95)), numberText(inRoundMs(p.p99)), numberText(inRoundMs(p.p999)),
                   numberText(inRoundMs(p.max))});
    }
}

} // namespace

std::string performanceJson(const MetricsSnapshot &snapshot, std::string_view version)
{
    std::string out;
    {
        JsonObject json(out);
        json.string("time", isoTime(snapshot.time));
        json.string("version", version);
        json.string("health", toString(snapshot.logging.status));
        writeRequests(json.key("requests"), snapshot.requests);
        writeErrors(json.key("errors"), snapshot.errors);
        writePerformance(json.key("performance"), snapshot.performance);
    }
    return out;
}

std::string performanceCsv(const MetricsSnapshot &snapshot)
{
    std::string out;
    for (const Column &column : columns) (out += &column == columns ? "" : ",") += column.name;
    out += "\r\n";
    for (const PerformanceSample &sample : snapshot.performance.samples) {
        for (const Column &column : columns) (out += &column == columns ? "" : ",") += column.value(sample);
        out += "\r\n";
    }
    return out;
}

std::string performanceHtml(const MetricsSnapshot &snapshot, std::string_view version)
{
    std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Performance</title>\n<style>"
                      "body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}th,td{border:1px solid #999;padding:2px 8px;"
                      "text-align:right}th:first-child,td:first-child{text-align:left}</style>\n</head>\n<body>\n<h1>Performance</h1>\n<p>";
    out += isoTime(snapshot.time) + ", version " + escaped(version) + ", logging is " + std::string(toString(snapshot.logging.status));
    out += "</p>\n";
    const TrackingStatistics &requests = snapshot.requests;
    const PerformanceSnapshot &performance = snapshot.performance;
    {
        HtmlTable table(out, "Now", {"", "value"});
        table.row({"requests", std::to_string(requests.total)});
        table.row({"running", std::to_string(requests.active)});
        const std::optional<double> successRate = requests.successRate();
        table.row({"success rate", successRate ? numberText(*successRate) : "—"});
        table.row({"errors", std::to_string(snapshot.errors.total)});
        table.row({"errors, trend", std::string(toString(snapshot.errors.trend.direction))});
        table.row({"records/s", numberText(performance.recordsPerSecond)});
        table.row({"resident bytes", std::to_string(performance.process.residentBytes)});
        table.row({"bytes of logging", std::to_string(performance.loggerBytes)});
        table.row({"free bytes on disk", std::to_string(performance.disk.freeBytes)});
    }
    {
        HtmlTable table(out, "Latency, milliseconds", {"", "window", "count", "average", "p50", "p90", "p95", "p99", "p99.9", "max"});
        htmlPercentiles(table, "request", performance.request);
        htmlPercentiles(table, "first byte", performance.firstByte);
        htmlPercentiles(table, "first content", performance.firstContent);
        htmlPercentiles(table, "queue of records", performance.queueDelay);
    }
    {
        HtmlTable table(out, "Errors", {"class", "provider", "severity", "count", "last", "message"});
        for (const ErrorGroup &group : snapshot.errors.top)
            table.row({group.errorClass, group.provider, std::string(toString(group.severity)), std::to_string(group.count),
                       isoTime(group.last), group.pattern});
    }
    {
        HtmlTable table(out, "Samples", {});
        std::vector<std::string> row;
        for (const Column &column : columns) row.emplace_back(column.name);
        table.row(row, "th");
        for (const PerformanceSample &sample : performance.samples) {
            row.clear();
            for (const Column &column : columns) row.push_back(column.value(sample));
            table.row(row);
        }
    }
    return out + "</body>\n</html>\n";
}

} // namespace ccr::logging
