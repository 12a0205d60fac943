#include "app/cli/logs/log_rotation.h"

#include "app/cli/terminal.h"
#include "app/headless/router_client.h"
#include "app/headless/service_control.h"
#include "logging/base/posix_files.h"
#include "logging/rotation/purge.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto rotationPatience = 10s;

bool isFileStream(const logging::StreamConfig &stream)
{
    return stream.type == logging::StreamType::File && stream.enabled;
}

QList<logging::RotationOutcome> outcomesOf(const QByteArray &answer)
{
    const QJsonObject object = QJsonDocument::fromJson(answer).object();
    QList<logging::RotationOutcome> outcomes;
    for (const QJsonValue &one : object.value("rotated"_L1).toArray())
        outcomes.append({.stream = one["stream"_L1].toString(), .file = one["file"_L1].toString(), .problem = {}});
    for (const QJsonValue &one : object.value("failed"_L1).toArray())
        outcomes.append({.stream = one["stream"_L1].toString(), .file = {}, .problem = one["problem"_L1].toString()});
    return outcomes;
}

/// One stream of a router that was told by a signal and cannot answer: what became of its file is seen by the file's inode,
/// which goes along with whatever name the naming gives it.
class WatchedFile
{
public:
    explicit WatchedFile(const logging::StreamConfig &stream)
        : m_name(stream.name),
          m_files(logging::rotatedFilesOf(stream, wallNow())),
          m_before(fileStatus(m_files->active())),
          m_countBefore(m_files->list().size())
    {
    }

    bool isEmpty() const { return !m_before || m_before->bytes == 0; }
    bool isPutAside() const
    {
        const auto now = fileStatus(m_files->active());
        return m_before && (!now || now->inode != m_before->inode);
    }
    logging::RotationOutcome outcome() const
    {
        if (isPutAside()) return {.stream = m_name, .file = newName(), .problem = {}};
        if (isEmpty()) return {.stream = m_name, .file = {}, .problem = {}};
        return {.stream = m_name,
                .file = {},
                .problem = u"the router did not put %1 aside within 10 s; is it the one that writes there?"_s.arg(m_files->active())};
    }

private:
    QString newName() const
    {
        const std::vector<logging::RotatedFile> files = m_files->list();
        const auto same = std::find_if(files.begin(), files.end(), [this](const auto &file) { return file.inode == m_before->inode; });
        if (same != files.end()) return same->path;
        return files.size() > m_countBefore ? files.back().path : QString(); // it is compressed already, or removed
    }

    QString m_name;
    std::unique_ptr<logging::RotatedFiles> m_files;
    std::optional<FileStatus> m_before;
    std::size_t m_countBefore;
};

Result<QList<logging::RotationOutcome>> rotateBySignal(const RunningRouter &router, const logging::LoggingConfig &config)
{
#ifdef Q_OS_UNIX
    std::vector<WatchedFile> files;
    for (const logging::StreamConfig &stream : config.streams)
        if (isFileStream(stream)) files.emplace_back(stream);
    if (::kill(static_cast<pid_t>(router.pid), SIGUSR1) != 0)
        return Error{.kind = ErrorKind::Unavailable, .message = u"the router (process %1) cannot be told"_s.arg(router.pid)};
    const auto isDone = [](const WatchedFile &file) { return file.isEmpty() || file.isPutAside(); };
    for (QDeadlineTimer deadline(rotationPatience); !deadline.hasExpired(); QThread::msleep(20))
        if (std::all_of(files.begin(), files.end(), isDone)) break;
    QList<logging::RotationOutcome> outcomes;
    for (const WatchedFile &file : files) outcomes.append(file.outcome());
    return outcomes;
#else
    Q_UNUSED(config)
    return Error{.kind = ErrorKind::Conflict, .message = u"the router (process %1) must be stopped first"_s.arg(router.pid)};
#endif
}

// The router has the files open and must do it.
Result<QList<logging::RotationOutcome>> rotateRunning(const RunningRouter &router, const logging::LoggingConfig &config,
                                                      const QString &stream)
{
    const QJsonObject question = stream.isEmpty() ? QJsonObject() : QJsonObject{{u"stream"_s, stream}};
    const Result<QByteArray> answer = RouterClient(configPath()).post("/api/logs/rotate", question);
    if (answer) return outcomesOf(*answer);
    const ErrorKind kind = answer.error().kind;
    if (kind == ErrorKind::InvalidInput || kind == ErrorKind::Timeout) return answer.error();
    if (!stream.isEmpty())
        return Error{.kind = kind,
                     .message = u"--stream: the router cannot be asked for one stream alone: %1 Without --stream it gets a signal."_s.arg(
                         answer.error().message)};
    return rotateBySignal(router, config);
}

} // namespace

Result<QList<logging::RotationOutcome>> rotateLogs(const logging::LoggingConfig &config, const QString &stream)
{
    if (const std::optional<RunningRouter> router = ServiceControl(configPath()).recorded()) return rotateRunning(*router, config, stream);
    QList<logging::RotationOutcome> outcomes;
    bool isKnown = stream.isEmpty();
    for (const logging::StreamConfig &candidate : config.streams) {
        if (!isFileStream(candidate) || (!stream.isEmpty() && candidate.name != stream)) continue;
        isKnown = true;
        const Result<QString> rotated = logging::rotateOffline(candidate, wallNow());
        outcomes.append(
            {.stream = candidate.name, .file = rotated ? *rotated : QString(), .problem = rotated ? QString() : rotated.error().message});
    }
    if (!isKnown) return Error{.kind = ErrorKind::InvalidInput, .message = u"--stream: no file stream is called \"%1\""_s.arg(stream)};
    return outcomes;
}

} // namespace ccr::app
