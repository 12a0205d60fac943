#include "logging/report/error_count.h"

#include "logging/alert/alert_memory.h"
#include "logging/query/line_search.h"
#include "logging/rotation/purge.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr Severity levels[] = {Severity::Error, Severity::Fatal};

Severity lowestOf(const StreamConfig &stream, const LoggingConfig &config)
{
    return config.levelIsHardGate ? std::max(stream.level, config.level) : stream.level;
}

/// The streams that receive records of this level.
std::vector<const StreamConfig *> takersOf(Severity level, const LoggingConfig &config)
{
    std::vector<const StreamConfig *> takers;
    if (!config.enabled || config.level == Severity::Silent) return takers;
    for (const StreamConfig &stream : config.streams)
        if (stream.enabled && lowestOf(stream, config) <= level && level < stream.belowLevel.value_or(Severity::Silent))
            takers.push_back(&stream);
    if (!config.dedupe || takers.empty()) return takers;
    Severity highest = Severity::Trace;
    for (const StreamConfig *stream : takers) highest = std::max(highest, lowestOf(*stream, config));
    std::erase_if(takers, [&](const StreamConfig *stream) { return lowestOf(*stream, config) < highest; });
    return takers;
}

std::uint64_t countIn(const StreamConfig &stream, Severity level, WallTime now)
{
    const QString upTo = level == Severity::Error ? u" level:<fatal"_s : QString();
    const QString text =
        u"level:>=%1%2 time:>=-1h"_s.arg(QString::fromUtf8(toString(level).data(), qsizetype(toString(level).size())), upTo);
    const auto query = std::get<Query>(Query::parse(text, now));
    const auto rotated = rotatedFilesOf(stream, now);
    QStringList paths{rotated->active()};
    for (const RotatedFile &file : rotated->list())
        if (file.modified >= now - 1h) paths.append(file.path);
    std::uint64_t errors = 0;
    for (const QString &path : paths)
        if (const auto found = searchLines(path, query, {})) errors += found->matches;
    return errors;
}

std::uint64_t countOfAlerts(const LoggingConfig &config, WallTime now)
{
    SlidingCount hour;
    hour.restore(AlertMemory::load(QDir(config.directory).filePath(u"alerts.json"_s)).errors, now);
    return hour.count(now);
}

} // namespace

ErrorCount countErrors(const LoggingConfig &config, WallTime now)
{
    ErrorCount count;
    bool isAnywhere = false;
    for (const Severity level : levels) {
        const auto takers = takersOf(level, config);
        isAnywhere = isAnywhere || !takers.empty();
        const auto file =
            std::find_if(takers.begin(), takers.end(), [](const StreamConfig *stream) { return stream->type == StreamType::File; });
        if (file != takers.end())
            count.errors += countIn(**file, level, now);
        else
            count.source = config.alerts.enabled ? ErrorCount::Source::Alerts : ErrorCount::Source::Nowhere;
    }
    if (!isAnywhere) return {.source = ErrorCount::Source::NotLogged};
    if (count.source == ErrorCount::Source::Alerts) count.errors = std::max(count.errors, countOfAlerts(config, now));
    return count;
}

} // namespace ccr::logging
