#include "logging/report/log_checks.h"

#include "logging/api/logging_sentences.h"
#include "logging/base/date_time.h"
#include "logging/delivery/connection_settings.h"
#include "logging/report/error_count.h"
#include "logging/rotation/disk_usage.h"
#include "logging/rotation/permission_check.h"
#include "logging/rotation/purge.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr qint64 largestFile = 1024LL * 1024 * 1024;
constexpr int mostFiles = 100;
constexpr double criticalFactor = 10;   ///< times the limit: of errors, bytes and files
constexpr double criticalOvershoot = 2; ///< times rotation.size: it is not rotated at all
constexpr auto compressionIsLate = 24h;
constexpr auto writeDelay = 10s; ///< between the end of a request and its record in the file, generously

QString bytesText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}

CheckState stateOver(double value, double limit)
{
    return value > criticalFactor * limit ? CheckState::Critical : CheckState::Warning;
}

struct LogFile
{
    QString path;
    qint64 bytes = 0;
    WallTime modified;
    bool isActive = false;
    bool compressed = false;
    const StreamConfig *stream = nullptr;
};

std::vector<LogFile> filesOf(const LoggingConfig &config, WallTime now)
{
    std::vector<LogFile> files;
    for (const StreamConfig &stream : config.streams) {
        if (stream.type != StreamType::File || !stream.enabled) continue;
        const auto rotated = rotatedFilesOf(stream, now);
        for (const RotatedFile &file : rotated->list())
            files.push_back(
                {.path = file.path, .bytes = file.bytes, .modified = file.modified, .compressed = file.compressed, .stream = &stream});
        const QFileInfo active(rotated->active());
        if (active.exists())
            files.push_back({.path = active.filePath(),
                             .bytes = active.size(),
                             .modified = wallTime(active.lastModified()),
                             .isActive = true,
                             .stream = &stream});
    }
    return files;
}

LogCheck checkSize(const std::vector<LogFile> &files)
{
    LogCheck check{.name = u"file-size"_s, .text = saidOfLogging("no file is larger than 1 GiB"), .limit = double(largestFile)};
    const auto largest = std::max_element(files.begin(), files.end(), [](const LogFile &a, const LogFile &b) { return a.bytes < b.bytes; });
    if (largest == files.end()) return check;
    check.value = double(largest->bytes);
    if (largest->bytes <= largestFile) return check;
    check.state = stateOver(check.value, check.limit);
    check.text = saidOfLogging("%1 has %2", largest->path, bytesText(largest->bytes));
    check.remedy = saidOfLogging("give the stream \"%1\" a rotation.size, or run \"ccr logs rotate\"", largest->stream->name);
    return check;
}

LogCheck checkCount(const std::vector<LogFile> &files)
{
    LogCheck check{
        .name = u"file-count"_s, .text = saidOfLogging("%1 log files", files.size()), .value = double(files.size()), .limit = mostFiles};
    if (files.size() <= std::size_t(mostFiles)) return check;
    check.state = stateOver(check.value, check.limit);
    check.remedy = saidOfLogging("lower rotation.maxFiles, or run \"ccr logs purge --max-files N\"");
    return check;
}

LogCheck checkDisk(const LoggingConfig &config, WallTime now)
{
    LogCheck check{.name = u"disk"_s, .limit = config.alerts.diskWarning};
    const LogUsage usage = logUsage(config, now);
    if (!usage.fileSystem) {
        check.state = CheckState::Critical;
        check.text = saidOfLogging("the file system of %1 cannot be asked", config.directory);
        check.remedy = saidOfLogging("see that the folder exists");
        return check;
    }
    check.value = usage.fileSystem->usedShare;
    check.text = saidOfLogging("logs use %1; the file system is %2 % full, %3 are free", bytesText(usage.diskBytes),
                               QString::number(100 * usage.fileSystem->usedShare, 'f', 1), bytesText(usage.fileSystem->free));
    if (check.value > config.alerts.diskCritical)
        check.state = CheckState::Critical;
    else if (check.value > config.alerts.diskWarning)
        check.state = CheckState::Warning;
    if (check.state != CheckState::Ok) check.remedy = saidOfLogging("free space, or run \"ccr logs purge --max-bytes SIZE\"");
    return check;
}

Phrase errorText(const ErrorCount &count)
{
    switch (count.source) {
    case ErrorCount::Source::Files: break;
    case ErrorCount::Source::Alerts:
        return saidOfLogging("%1 errors in the last hour, as the router counted them: no log file holds all of them", count.errors);
    case ErrorCount::Source::Nowhere:
        return saidOfLogging("%1 errors in the last hour in the log files, which do not hold all of them", count.errors);
    case ErrorCount::Source::NotLogged: return saidOfLogging("errors are logged nowhere");
    }
    return saidOfLogging("%1 errors in the last hour", count.errors);
}

LogCheck checkErrors(const LoggingConfig &config, WallTime now)
{
    LogCheck check{.name = u"errors"_s, .limit = double(config.alerts.errorsPerHour)};
    const ErrorCount count = countErrors(config, now);
    check.value = double(count.errors);
    check.text = errorText(count);
    if (check.limit > 0 && check.value > check.limit) {
        check.state = stateOver(check.value, check.limit);
        check.remedy = saidOfLogging("see \"ccr logs errors --since 1h\"");
    } else if (config.enabled && (count.source == ErrorCount::Source::Nowhere || count.source == ErrorCount::Source::NotLogged)) {
        check.state = CheckState::Warning;
        check.remedy = saidOfLogging("let a file stream take the level \"error\" and all above it, or switch the alerts on");
    }
    return check;
}

bool isWrittenTo(const StreamConfig &stream)
{
    return stream.enabled && stream.type == StreamType::File;
}

/// The end of a request is a record of level info: how late the last file that takes it may have it. Absent: no file does.
std::optional<nanoseconds> writeDelayOf(const LoggingConfig &config)
{
    std::optional<nanoseconds> delay;
    for (const StreamConfig &stream : config.streams) {
        const Severity lowest = config.levelIsHardGate ? std::max(stream.level, config.level) : stream.level;
        if (!isWrittenTo(stream) || lowest > Severity::Info || stream.belowLevel.value_or(Severity::Silent) <= Severity::Info) continue;
        delay = std::max<nanoseconds>(delay.value_or(nanoseconds{}), writeDelay + stream.file.flushInterval);
    }
    return config.enabled ? delay : std::nullopt;
}

Phrase ageText(qint64 seconds, bool routerRuns, bool isSilent)
{
    if (routerRuns && isSilent) return saidOfLogging("the last record is %1 s old, but requests were served since", seconds);
    if (routerRuns) return saidOfLogging("the last record is %1 s old", seconds);
    if (!isSilent) return saidOfLogging("the last record is %1 s old; the router does not run", seconds);
    return saidOfLogging("the last record is %1 s old; the router does not run, but requests were served since", seconds);
}

LogCheck checkActivity(const LoggingConfig &config, const LogCheckFacts &facts, const std::vector<LogFile> &files, WallTime now)
{
    LogCheck check{.name = u"activity"_s, .limit = std::chrono::duration<double>(config.alerts.noActivity).count()};
    WallTime last;
    for (const LogFile &file : files)
        if (file.isActive) last = std::max(last, file.modified);
    if (last == WallTime()) {
        check.text = saidOfLogging("nothing was logged yet");
        if (facts.routerRuns && config.enabled && std::any_of(config.streams.begin(), config.streams.end(), isWrittenTo)) {
            check.state = CheckState::Critical;
            check.text = saidOfLogging("the router runs and there is no log file");
            check.remedy = saidOfLogging("see \"ccr logs config\" and the permissions of the folder");
        }
        return check;
    }
    check.value = std::chrono::duration<double>(now - last).count();
    // Silence is only a fault where there was something to tell.
    const std::optional<nanoseconds> delay = writeDelayOf(config);
    const bool isSilent = delay && facts.lastRequest && *facts.lastRequest > last + *delay && now > *facts.lastRequest + *delay;
    check.text = ageText(qint64(check.value), facts.routerRuns, isSilent);
    if (isSilent) {
        const milliseconds patience = config.alerts.noActivity;
        check.state = patience > milliseconds(0) && now - last > patience ? CheckState::Critical : CheckState::Warning;
        check.remedy = saidOfLogging("see \"ccr logs config\", the disk and the permissions of the folder");
    }
    return check;
}

LogCheck checkRotation(const std::vector<LogFile> &files, WallTime now)
{
    LogCheck check{.name = u"rotation"_s};
    int today = 0;
    for (const LogFile &file : files) {
        if (!file.isActive && file.modified > now - 24h) ++today;
        const qint64 limit = file.stream->file.rotation.maxBytes;
        if (file.isActive && limit > 0 && file.bytes > limit + limit / 10) {
            check.state = double(file.bytes) > criticalOvershoot * double(limit) ? CheckState::Critical : CheckState::Warning;
            check.text = saidOfLogging("%1 has %2, more than its rotation.size of %3", file.path, bytesText(file.bytes), bytesText(limit));
            check.remedy = saidOfLogging("see that the router runs and may write to the folder");
            return check;
        }
        if (!file.isActive && file.stream->file.rotation.compress && !file.compressed && file.modified < now - compressionIsLate) {
            check.state = CheckState::Warning;
            check.text = saidOfLogging("%1 is not compressed yet", file.path);
            check.remedy = saidOfLogging("see that the router runs and that the disk has room");
            return check;
        }
    }
    check.value = today;
    check.text = saidOfLogging("%1 files were rotated in the last day", today);
    return check;
}

LogCheck checkRights(const LoggingConfig &config, WallTime now)
{
    LogCheck check{.name = u"permissions"_s,
                   .text = saidOfLogging("folder and files belong to this user and are as private as configured")};
    const auto findings = checkPermissions(config, now);
    check.value = double(findings.size());
    if (findings.empty()) return check;
    const bool isFatal = std::any_of(findings.begin(), findings.end(), [](const PermissionFinding &finding) {
        using Kind = PermissionFinding::Kind;
        return finding.kind == Kind::NotWritable || finding.kind == Kind::CannotBeCreated || finding.kind == Kind::WrongType;
    });
    check.state = isFatal ? CheckState::Critical : CheckState::Warning;
    check.text = findings.front().text;
    check.remedy = findings.front().remedy;
    if (std::any_of(findings.begin(), findings.end(), [](const PermissionFinding &finding) { return finding.canRepair; }))
        check.remedy = saidOfLogging("%1; \"ccr logs check --repair\" does what can be done", check.remedy);
    return check;
}

// Without them its records stay here.
LogCheck checkCertificates(const LoggingConfig &config)
{
    LogCheck check{.name = u"certificates"_s, .text = saidOfLogging("certificates and keys that outputs name can be read")};
    const auto look = [&check](const Phrase &who, const NetworkStream &network) {
        const bool namesAny = !network.caFile.isEmpty() || !network.clientCertificate.isEmpty();
        if (!namesAny || !isEncrypted(network.url)) return;
        check.value += 1;
        const auto tls = tlsConfiguration(network);
        if (tls || check.state != CheckState::Ok) return;
        check.state = CheckState::Critical;
        check.text = saidOfLogging("%1 cannot be sent: %2", who, tls.error());
        check.remedy = saidOfLogging("let it name a file in PEM form, or remove it");
    };
    if (!config.enabled) return check;
    for (const StreamConfig &stream : config.streams)
        if (stream.enabled && stream.type == StreamType::Network) look(saidOfLogging("the stream \"%1\"", stream.name), stream.network);
    look(saidOfLogging("traces"), config.otlp.traces);
    look(saidOfLogging("metrics"), config.otlp.metrics);
    return check;
}

} // namespace

std::vector<LogCheck> checkLogs(const LoggingConfig &config, const LogCheckFacts &facts, WallTime now)
{
    const std::vector<LogFile> files = filesOf(config, now);
    return {checkSize(files),
            checkCount(files),
            checkDisk(config, now),
            checkErrors(config, now),
            checkActivity(config, facts, files, now),
            checkRotation(files, now),
            checkRights(config, now),
            checkCertificates(config)};
}

std::vector<LogCheck> checkLogFiles(const LoggingConfig &config, WallTime now)
{
    const std::vector<LogFile> files = filesOf(config, now);
    return {checkSize(files), checkCount(files), checkRotation(files, now), checkRights(config, now)};
}

CheckState worst(const std::vector<LogCheck> &checks)
{
    CheckState state = CheckState::Ok;
    for (const LogCheck &check : checks) state = std::max(state, check.state);
    return state;
}

QString toString(CheckState state)
{
    switch (state) {
    case CheckState::Ok: return u"ok"_s;
    case CheckState::Warning: return u"warning"_s;
    case CheckState::Critical: return u"critical"_s;
    }
    return {};
}

QByteArray checksJson(const std::vector<LogCheck> &checks, WallTime now)
{
    QJsonArray list;
    for (const LogCheck &check : checks) {
        QJsonObject object{
            {u"name"_s, check.name}, {u"state"_s, toString(check.state)}, {u"text"_s, check.text.english()}, {u"value"_s, check.value}};
        if (check.limit > 0) object.insert(u"limit"_s, check.limit);
        if (!check.remedy.isEmpty()) object.insert(u"remedy"_s, check.remedy.english());
        list.append(object);
    }
    const QJsonObject report{{u"state"_s, toString(worst(checks))}, {u"time"_s, isoText(now)}, {u"checks"_s, list}};
    return QJsonDocument(report).toJson(QJsonDocument::Compact);
}

} // namespace ccr::logging
