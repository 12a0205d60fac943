#include "ui/models/logging_tables.h"

#include "ui/models/logging_text.h"
#include "ui/models/system_text.h"
#include "ui/models/value_text.h"

#include <QLocale>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

QString countOf(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

// Of the address only what tells which one it is.
QString targetOf(const logging::StreamConfig &stream)
{
    switch (stream.type) {
    case logging::StreamType::Console: return stream.console.toStandardError ? u"stderr"_s : u"stdout"_s;
    case logging::StreamType::File: return stream.file.path;
    case logging::StreamType::Network: return stream.network.url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    case logging::StreamType::Custom: break;
    }
    return unknownText();
}

StatusLevel levelOf(logging::StreamState state)
{
    switch (state) {
    case logging::StreamState::Ok: return StatusLevel::Good;
    case logging::StreamState::Degraded: return StatusLevel::Doubtful;
    case logging::StreamState::Down: break;
    }
    return StatusLevel::Bad;
}

// Days too: programs like this one run for weeks.
QString uptimeText(nanoseconds uptime)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(uptime).count();
    const QString clock =
        u"%1:%2:%3"_s.arg(seconds / 3600 % 24).arg(seconds / 60 % 60, 2, 10, QChar(u'0')).arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds < 86'400 ? clock : LoggingTables::tr("%n day(s)", nullptr, static_cast<int>(seconds / 86'400)) + u' ' + clock;
}

} // namespace

QString LoggingTables::stateText(logging::StreamState state)
{
    switch (state) {
    case logging::StreamState::Ok: return u"✓ "_s + tr("works");
    case logging::StreamState::Degraded: return u"△ "_s + tr("works with losses");
    case logging::StreamState::Down: break;
    }
    return u"✕ "_s + tr("does not work");
}

// What it says now; else what went wrong earlier.
QString LoggingTables::lastError(const logging::StreamHealth &health)
{
    if (!health.problem.isEmpty()) return loggingText(health.problem);
    QStringList earlier;
    for (const auto &[error, times] : health.output.writeErrors)
        earlier.append(u"%1 ×%2"_s.arg(systemText(QString::fromLocal8Bit(std::strerror(error))), countOf(times)));
    if (health.output.failedBatches > 0) earlier.append(tr("%1 deliveries failed").arg(countOf(health.output.failedBatches)));
    return earlier.isEmpty() ? unknownText() : tr("earlier: %1").arg(earlier.join(tr(", ")));
}

StatusRow LoggingTables::row(const logging::StreamConfig &stream, const logging::StreamHealth *health)
{
    StatusRow row{.key = stream.name, .cells = QStringList(ColumnCount, unknownText()), .level = StatusLevel::Plain};
    row.cells[Stream] = stream.name;
    row.cells[Level] = QString::fromStdString(std::string(logging::toString(stream.level)));
    row.cells[Target] = targetOf(stream);
    if (!health) return row;
    const logging::OutputCounts &output = health->output;
    const std::uint64_t done = health->written + health->dropped;
    row.level = levelOf(health->state);
    row.cells[State] = stateText(health->state);
    row.cells[Written] = countOf(health->written);
    row.cells[Waiting] = countOf(health->handed > done ? health->handed - done : 0);
    row.cells[Dropped] = countOf(health->dropped);
    row.cells[Size] = bytesText(static_cast<qint64>(health->bytes));
    if (stream.type == logging::StreamType::File)
        row.cells[PutAside] = countOf(output.rotationsForSize + output.rotationsForTime + output.rotationsOnDemand);
    row.cells[LastError] = lastError(*health);
    return row;
}

StatusTable LoggingTables::streams(const logging::LoggingHealth &health, const logging::LoggingConfig &config)
{
    StatusTable table{.headers = {tr("Output"), tr("State"), tr("Level"), tr("Target"), tr("Written"), tr("Waiting"), tr("Dropped"),
                                  tr("Size"), tr("Rotated"), tr("Last error")},
                      .numbers = {Written, Waiting, Dropped, Size, PutAside},
                      .rows = {}};
    for (const logging::StreamConfig &stream : config.streams) {
        if (!stream.enabled || !config.enabled) continue;
        const std::string name = stream.name.toStdString();
        const auto known = std::find_if(health.streams.begin(), health.streams.end(),
                                        [&name](const logging::StreamHealth &one) { return one.name == name; });
        table.rows.append(row(stream, known == health.streams.end() ? nullptr : &*known));
    }
    for (const logging::StreamHealth &signal : health.telemetry) {
        const bool isTraces = signal.name == "traces";
        logging::StreamConfig stream{.name = isTraces ? tr("Traces (OTLP)") : tr("Metrics (OTLP)"), .type = logging::StreamType::Network};
        stream.network = isTraces ? config.otlp.traces : config.otlp.metrics;
        StatusRow &added = table.rows.emplace_back(row(stream, &signal));
        added.key = u"otlp/"_s + QString::fromStdString(signal.name);
        added.cells[Level] = unknownText();
    }
    return table;
}

StatusTable LoggingTables::summary(const logging::LoggingHealth &health, qint64 processId, std::uint64_t restarts)
{
    StatusTable table{.headers = {tr("Logging"), tr("Value")}, .numbers = {}, .rows = {}};
    const auto add = [&table](const char *key, const QString &label, const QString &value, StatusLevel level = StatusLevel::Plain) {
        table.rows.append({.key = QString::fromLatin1(key), .cells = {label, value}, .level = level});
    };
    switch (health.status) {
    case logging::LoggingStatus::Healthy: add("state", tr("State"), u"✓ "_s + tr("healthy"), StatusLevel::Good); break;
    case logging::LoggingStatus::Degraded:
        add("state", tr("State"), u"△ "_s + tr("degraded: something is late or lost"), StatusLevel::Doubtful);
        break;
    case logging::LoggingStatus::Unhealthy: add("state", tr("State"), u"✕ "_s + tr("no output works"), StatusLevel::Bad); break;
    }
    add("process", tr("Process"), QString::number(processId));
    add("uptime", tr("Running for"), uptimeText(health.uptime));
    add("restarts", tr("Restarts of the logging"), countOf(restarts));
    add("accepted", tr("Records accepted"), countOf(health.accepted));
    add("dropped", tr("Records dropped"), countOf(health.dropped), health.dropped > 0 ? StatusLevel::Doubtful : StatusLevel::Plain);
    add("queue", tr("Queue"),
        tr("%1 of %2").arg(bytesText(static_cast<qint64>(health.queueBytes)), bytesText(static_cast<qint64>(health.queueCapacity))));
    add("replayed", tr("Made good after a crash"), countOf(health.replayed));
    add("own", tr("Failures of the logging itself"), countOf(health.ownProblems),
        health.ownProblems > 0 ? StatusLevel::Doubtful : StatusLevel::Plain);
    return table;
}

} // namespace ccr::ui
