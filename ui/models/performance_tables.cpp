#include "ui/models/performance_tables.h"

#include "logging/base/date_time.h"
#include "ui/models/exchange_status.h"
#include "ui/models/value_text.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::DurationPercentiles;
using logging::MetricsSnapshot;
using logging::MetricsWindow;

namespace {

// Of the queue and of calls people want to know more than "<1 ms".
QString fineDuration(nanoseconds duration)
{
    const double us = std::chrono::duration<double, std::micro>(duration).count();
    if (us >= 10'000) return durationText(duration);
    if (us >= 1000) return u"%1 ms"_s.arg(us / 1000, 0, 'f', 1);
    return us >= 10 ? u"%1 µs"_s.arg(us, 0, 'f', 0) : u"%1 µs"_s.arg(us, 0, 'f', 1);
}

QString countOf(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString shareText(const std::optional<double> &share)
{
    return share ? percentText(*share, 1) : unknownText();
}

/// Requests of this run that have ended, as the list of requests tells them apart.
struct Ended
{
    std::uint64_t ok = 0;
    std::uint64_t failed = 0;

    std::optional<double> successRate() const
    {
        return ok + failed > 0 ? std::optional(static_cast<double>(ok) / static_cast<double>(ok + failed)) : std::nullopt;
    }
};

Ended endedOf(const MetricsSnapshot &metrics)
{
    constexpr std::size_t outcomeLabel = 2;
    Ended ended;
    for (const logging::LabelledNumber &counted : metrics.requestsByOutcome)
        for (int i = 0; i <= static_cast<int>(logging::Outcome::Rejected); ++i) {
            const auto outcome = static_cast<logging::Outcome>(i);
            if (counted.labels.at(outcomeLabel) != toString(outcome)) continue;
            const auto count = static_cast<std::uint64_t>(counted.number);
            if (outcome == logging::Outcome::Ok) ended.ok += count;
            if (isFailure(outcome)) ended.failed += count;
        }
    return ended;
}

class Rows
{
public:
    explicit Rows(QList<StatusRow> &rows) : m_rows(rows) {}
    void add(const char *key, const QString &label, const QString &value)
    {
        m_rows.append({.key = QString::fromLatin1(key), .cells = {label, value}});
    }

private:
    QList<StatusRow> &m_rows;
};

StatusRow percentiles(const char *key, const QString &label, const DurationPercentiles &p)
{
    StatusRow row{.key = QString::fromLatin1(key), .cells = {label, countOf(p.count)}};
    for (const nanoseconds duration : {p.average, p.p50, p.p90, p.p95, p.p99, p.p999, p.max})
        row.cells.append(p.count == 0 ? unknownText() : fineDuration(duration));
    return row;
}

} // namespace

QString PerformanceTables::windowText(MetricsWindow window)
{
    switch (window) {
    case MetricsWindow::Minute: return tr("last minute");
    case MetricsWindow::FiveMinutes: return tr("last 5 minutes");
    case MetricsWindow::Hour: return tr("last hour");
    case MetricsWindow::SinceStart: break;
    }
    return tr("since the start");
}

StatusTable PerformanceTables::latencies(const MetricsSnapshot &metrics, MetricsWindow window)
{
    const auto &measured = metrics.performance;
    const auto in = [window](const logging::PercentilesByWindow &all) { return all[static_cast<std::size_t>(window)]; };
    return {.headers = {tr("Duration"), tr("Count"), tr("Average"), u"p50"_s, u"p90"_s, u"p95"_s, u"p99"_s, u"p99.9"_s, tr("Longest")},
            .numbers = {1, 2, 3, 4, 5, 6, 7, 8},
            .rows = {percentiles("request", tr("Request"), in(measured.request)),
                     percentiles("firstByte", tr("Until the first byte"), in(measured.firstByte)),
                     percentiles("firstContent", tr("Until the first token"), in(measured.firstContent)),
                     percentiles("queueDelay", tr("Record in the queue"), in(measured.queueDelay)),
                     percentiles("enqueue", tr("Call that logs"), in(measured.enqueue)),
                     percentiles("write", tr("Batch of records, written"), in(measured.write))}};
}

StatusTable PerformanceTables::numbers(const MetricsSnapshot &metrics)
{
    const auto &measured = metrics.performance;
    const auto &requests = metrics.requests;
    const Ended ended = endedOf(metrics);
    StatusTable table{.headers = {tr("Measured"), tr("Value")}, .numbers = {1}, .rows = {}};
    Rows rows(table.rows);
    rows.add("requests", tr("Requests since the start"), countOf(requests.total));
    rows.add("running", tr("Live now / most at once"), countOf(requests.active) + u" / "_s + countOf(requests.peakConcurrent));
    rows.add("failed", tr("Failed requests since the start"), countOf(ended.failed));
    rows.add("success", tr("Success rate since the start"), shareText(ended.successRate()));
    rows.add("errorShare", tr("Failed requests, 1 min / 5 min / 1 h"),
             shareText(measured.errorRatioMinute) + u" / "_s + shareText(measured.errorRatioFiveMinutes) + u" / "_s
                 + shareText(measured.errorRatioHour));
    const QString since = QLocale().toString(localDay(metrics.errors.since), QLocale::ShortFormat);
    rows.add("errors", tr("Errors, recovered ones too, since %1 / last hour").arg(since),
             countOf(metrics.errors.total) + u" / "_s + countOf(metrics.errors.lastHour));
    rows.add("throughput", tr("Log records per second"), QLocale().toString(measured.recordsPerSecond, 'f', 1));
    if (!measured.samples.empty())
        rows.add("bytes", tr("Log bytes per second"), bytesText(static_cast<qint64>(measured.samples.back().bytesPerSecond)));
    const bool isDiskKnown = measured.disk.sizeBytes > 0;
    rows.add("disk", tr("Disk of the logs, used"), isDiskKnown ? shareText(measured.disk.usedShare()) : unknownText());
    rows.add("free", tr("Disk of the logs, free"), isDiskKnown ? bytesText(measured.disk.freeBytes) : unknownText());
    for (const logging::StreamFiles &stream : measured.disk.streams) {
        const QString name = QString::fromStdString(stream.stream);
        table.rows.append(
            {.key = u"files."_s + name,
             .cells = {tr("Files of %1").arg(name), tr("%1 in %n file(s)", nullptr, stream.files).arg(bytesText(stream.bytes))}});
    }
    rows.add("memory", tr("Memory of the program"), bytesText(measured.process.residentBytes));
    rows.add("loggerMemory", tr("Memory of the logging"), bytesText(measured.loggerBytes));
    rows.add("cpu", tr("Processor time"), u"%1 s"_s.arg(QLocale().toString(measured.process.cpuSeconds, 'f', 1)));
    rows.add("threads", tr("Threads / open files"),
             QString::number(measured.process.threads) + u" / "_s + QString::number(measured.process.openFiles));
    if (metrics.eventLoopLag) rows.add("lag", tr("Delay of the window"), fineDuration(*metrics.eventLoopLag));
    return table;
}

} // namespace ccr::ui
