#include "app/cli/command_arguments.h"
#include "app/cli/logs/history_access.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "app/headless/service_control.h"
#include "logging/base/units.h"
#include "logging/rotation/purge.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSet>
#include <QThread>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto rotationPatience = 10s;

Error wrong(const QString &text)
{
    return {.kind = ErrorKind::InvalidInput, .message = text};
}

Result<int> countOf(const CommandArguments &arguments, QLatin1StringView option)
{
    const QString text = arguments.value(option);
    if (text.isEmpty()) return 0;
    bool ok = false;
    const int count = text.toInt(&ok);
    if (!ok || count < 1) return wrong(u"--%1: \"%2\" is no count above 0"_s.arg(option, text));
    return count;
}

Result<logging::PurgeLimits> limitsOf(const CommandArguments &arguments)
{
    logging::PurgeLimits limits;
    const Result<int> files = countOf(arguments, "max-files"_L1);
    if (!files) return files.error();
    const Result<int> days = countOf(arguments, "days"_L1);
    if (!days) return days.error();
    limits.maxFiles = *files;
    limits.retentionDays = *days;
    if (const QString size = arguments.value("max-bytes"_L1); !size.isEmpty()) {
        const Result<qint64> bytes = parseSize(size);
        if (!bytes) return wrong(u"--max-bytes: "_s + bytes.error().message);
        limits.maxBytes = *bytes;
    }
    if (limits.maxFiles == 0 && limits.retentionDays == 0 && limits.maxBytes == 0)
        return wrong(u"say what may stay: --days N, --max-files N or --max-bytes SIZE"_s);
    return limits;
}

QString bytesText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}

void printPlan(const logging::PurgePlan &plan, bool asJson)
{
    if (asJson) {
        QJsonArray items;
        for (const auto &item : plan.items)
            items.append(QJsonObject{{u"stream"_s, item.stream}, {u"path"_s, item.file.path}, {u"bytes"_s, item.file.bytes}});
        say(QString::fromUtf8(QJsonDocument(QJsonObject{{u"files"_s, items}, {u"bytes"_s, plan.bytes}}).toJson(QJsonDocument::Compact)));
        return;
    }
    for (const auto &item : plan.items) say(u"%1  %2"_s.arg(bytesText(item.file.bytes).rightJustified(12), item.file.path));
    say(u"%1 files, %2"_s.arg(plan.items.size()).arg(bytesText(plan.bytes)));
}

QSet<QString> rotatedNames(const logging::LoggingConfig &config, const QString &stream)
{
    QSet<QString> names;
    for (const logging::StreamConfig &candidate : config.streams) {
        if (candidate.type != logging::StreamType::File || !candidate.enabled || (!stream.isEmpty() && candidate.name != stream)) continue;
        for (const logging::RotatedFile &file : logging::rotatedFilesOf(candidate, wallNow())->list()) names.insert(file.path);
    }
    return names;
}

// The router has the files open and must do it; the signal needs no key and no address.
int rotateRunning(const RunningRouter &router, const logging::LoggingConfig &config)
{
#ifdef Q_OS_UNIX
    const QSet<QString> before = rotatedNames(config, {});
    if (::kill(static_cast<pid_t>(router.pid), SIGUSR1) != 0) return refuse(u"the router (process %1) cannot be told"_s.arg(router.pid));
    for (QDeadlineTimer deadline(rotationPatience); !deadline.hasExpired(); QThread::msleep(20)) {
        const QSet<QString> fresh = rotatedNames(config, {}) - before;
        if (fresh.isEmpty()) continue;
        for (const QString &name : fresh) say(name);
        return 0;
    }
    return refuse(u"the router did not rotate its files within 10 s; an empty file is not rotated"_s);
#else
    Q_UNUSED(config)
    return refuse(u"the router (process %1) must be stopped first"_s.arg(router.pid));
#endif
}

} // namespace

int logsPurge(const CommandArguments &arguments)
{
    const Result<logging::PurgeLimits> limits = limitsOf(arguments);
    if (!limits) return refuse(limits.error());
    const logging::LoggingConfig config = resolvedLogging(configPath()).config;
    const logging::PurgePlan plan = logging::planPurge(config, *limits, wallNow(), arguments.value("stream"_L1));
    printPlan(plan, arguments.has("json"_L1));
    if (arguments.has("dry-run"_L1)) return 0;
    const logging::PurgeResult result = logging::purge(config, plan, wallNow());
    for (const QString &failure : result.failed) refuse(failure);
    if (limits->retentionDays > 0) {
        if (auto opened = logging::ExchangeStore::open(historyPath(config), logging::ExchangeStore::Access::ReadWrite)) {
            const auto removed = opened->store->purge(wallNow() - std::chrono::hours(24) * limits->retentionDays);
            if (removed && *removed > 0 && !arguments.has("json"_L1)) say(u"%1 requests of the history"_s.arg(*removed));
        }
    }
    return result.failed.isEmpty() ? 0 : 1;
}

int logsRotate(const CommandArguments &arguments)
{
    const logging::LoggingConfig config = resolvedLogging(configPath()).config;
    const QString wanted = arguments.value("stream"_L1);
    if (const std::optional<RunningRouter> router = ServiceControl(configPath()).recorded()) return rotateRunning(*router, config);
    bool isKnown = wanted.isEmpty();
    int failures = 0;
    for (const logging::StreamConfig &stream : config.streams) {
        if (stream.type != logging::StreamType::File || !stream.enabled || (!wanted.isEmpty() && stream.name != wanted)) continue;
        isKnown = true;
        const Result<QString> rotated = logging::rotateOffline(stream, wallNow());
        if (!rotated) {
            refuse(rotated.error());
            ++failures;
        } else if (!rotated->isEmpty()) {
            say(*rotated);
        }
    }
    if (!isKnown) return refuse(u"--stream: no file stream is called \"%1\""_s.arg(wanted));
    return failures == 0 ? 0 : 2;
}

} // namespace ccr::app
