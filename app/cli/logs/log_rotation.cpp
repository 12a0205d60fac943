#include "app/cli/logs/log_rotation.h"

#include "app/cli/terminal.h"
#include "app/headless/service_control.h"
#include "logging/rotation/purge.h"

#include <QDeadlineTimer>
#include <QMap>
#include <QSet>
#include <QThread>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto rotationPatience = 10s;

QMap<QString, QSet<QString>> rotatedNames(const logging::LoggingConfig &config)
{
    QMap<QString, QSet<QString>> names;
    for (const logging::StreamConfig &stream : config.streams) {
        if (stream.type != logging::StreamType::File || !stream.enabled) continue;
        for (const logging::RotatedFile &file : logging::rotatedFilesOf(stream, wallNow())->list()) names[stream.name].insert(file.path);
    }
    return names;
}

QList<logging::RotationOutcome> newSince(const QMap<QString, QSet<QString>> &before, const logging::LoggingConfig &config)
{
    QList<logging::RotationOutcome> outcomes;
    const QMap<QString, QSet<QString>> after = rotatedNames(config);
    for (auto stream = after.cbegin(); stream != after.cend(); ++stream)
        for (const QString &file : stream.value() - before.value(stream.key()))
            outcomes.append({.stream = stream.key(), .file = file, .problem = {}});
    return outcomes;
}

// The router has the files open and must do it; the signal needs no key and no address.
Result<QList<logging::RotationOutcome>> rotateRunning(const RunningRouter &router, const logging::LoggingConfig &config)
{
#ifdef Q_OS_UNIX
    const auto before = rotatedNames(config);
    if (::kill(static_cast<pid_t>(router.pid), SIGUSR1) != 0)
        return Error{.kind = ErrorKind::Unavailable, .message = u"the router (process %1) cannot be told"_s.arg(router.pid)};
    for (QDeadlineTimer deadline(rotationPatience); !deadline.hasExpired(); QThread::msleep(20))
        if (const auto outcomes = newSince(before, config); !outcomes.isEmpty()) return outcomes;
    return Error{.kind = ErrorKind::Timeout, .message = u"the router did not rotate its files within 10 s; an empty file is not rotated"_s};
#else
    Q_UNUSED(config)
    return Error{.kind = ErrorKind::Conflict, .message = u"the router (process %1) must be stopped first"_s.arg(router.pid)};
#endif
}

} // namespace

Result<QList<logging::RotationOutcome>> rotateLogs(const logging::LoggingConfig &config, const QString &stream)
{
    if (const std::optional<RunningRouter> router = ServiceControl(configPath()).recorded()) return rotateRunning(*router, config);
    QList<logging::RotationOutcome> outcomes;
    bool isKnown = stream.isEmpty();
    for (const logging::StreamConfig &candidate : config.streams) {
        if (candidate.type != logging::StreamType::File || !candidate.enabled || (!stream.isEmpty() && candidate.name != stream)) continue;
        isKnown = true;
        const Result<QString> rotated = logging::rotateOffline(candidate, wallNow());
        outcomes.append(
            {.stream = candidate.name, .file = rotated ? *rotated : QString(), .problem = rotated ? QString() : rotated.error().message});
    }
    if (!isKnown) return Error{.kind = ErrorKind::InvalidInput, .message = u"--stream: no file stream is called \"%1\""_s.arg(stream)};
    return outcomes;
}

} // namespace ccr::app
