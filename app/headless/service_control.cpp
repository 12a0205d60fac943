#include "app/headless/service_control.h"

#include "app/headless/background_output.h"
#include "app/headless/health_probe.h"
#include "app/headless/process_table.h"
#include "logging/base/private_files.h"
#include "proxy/api/proxy_control.h"
#include "proxy/config/config_loader.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QThread>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto healthPatience = 2s;
constexpr auto startPatience = 30s; // a laptop that wakes up; usually it takes a tenth of a second
constexpr auto killPatience = 3s;   // from the second SIGTERM to SIGKILL
constexpr unsigned long pollMs = 20;
constexpr qsizetype tailBytes = 2'000;

template <typename Condition>
bool waitFor(std::chrono::milliseconds patience, Condition isMet)
{
    const QDeadlineTimer deadline(patience);
    while (!isMet()) {
        if (deadline.hasExpired()) return false;
        QThread::msleep(pollMs);
    }
    return true;
}

QString tailOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    if (file.size() > tailBytes) file.seek(file.size() - tailBytes);
    return QString::fromLocal8Bit(file.readAll()).trimmed();
}

} // namespace

QString RouterAddress::baseUrl() const
{
    proxy::ProxyState state;
    state.host = host;
    state.port = port;
    return state.baseUrl();
}

ServiceControl::ServiceControl(QString configPath) : m_configPath(std::move(configPath)), m_pidFile(m_configPath) {}

Result<ServiceStatus> ServiceControl::status() const
{
    ServiceStatus status;
    status.process = m_pidFile.running();
    if (status.process && status.process->port != 0) {
        status.address = {.host = status.process->host, .port = status.process->port};
    } else {
        const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(m_configPath, processEnvironment());
        if (!loaded) return loaded.error();
        status.address = {.host = loaded->config.host, .port = loaded->config.port};
    }
    status.answers = probeHealth(status.address.host, status.address.port, healthPatience) == Health::Router;
    if (status.answers && !status.process)
        if (const std::optional<ProcessIdentity> owner = listenerOn(status.address.port))
            status.process = RunningRouter{
                .pid = owner->pid, .host = status.address.host, .port = status.address.port, .program = owner->program, .arguments = {}};
    return status;
}

Result<RouterAddress> ServiceControl::startInBackground(const QStringList &arguments) const
{
    if (!makePrivateFolder(QFileInfo(outputPath()).absolutePath()) || !makePrivateFile(outputPath()))
        return Error{.kind = ErrorKind::Io, .message = u"cannot write %1; is its folder yours?"_s.arg(outputPath())};
    QProcess process;
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments(QStringList(u"serve"_s) + arguments);
    process.setWorkingDirectory(QDir::homePath()); // the folder of the caller must not be kept busy
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(outputPath(), QIODevice::Append);
    process.setStandardErrorFile(outputPath(), QIODevice::Append);
    qint64 pid = 0;
    if (!process.startDetached(&pid)) // makes a new session, so that no terminal takes it along
        return Error{.kind = ErrorKind::Io, .message = u"cannot start %1: %2"_s.arg(process.program(), process.errorString())};

    std::optional<RouterAddress> address;
    waitFor(startPatience, [&] {
        const std::optional<RunningRouter> running = m_pidFile.running();
        if (running && running->pid == pid && probeHealth(running->host, running->port, healthPatience) == Health::Router)
            address = RouterAddress{.host = running->host, .port = running->port};
        return address || !isProcessAlive(pid);
    });
    if (!address) // perhaps it had to make room for one that was started at the same moment
        if (const Result<ServiceStatus> other = status(); other && other->answers) address = other->address;
    if (!address) return startFailure(pid);
    return *address;
}

Error ServiceControl::startFailure(qint64 pid) const
{
    const QString said = tailOf(outputPath());
    const QString what =
        isProcessAlive(pid) ? u"the router was started but does not answer (process %1)"_s.arg(pid) : u"the router did not start"_s;
    return Error{.kind = ErrorKind::Unavailable, .message = said.isEmpty() ? what : u"%1; it said:\n%2"_s.arg(what, said)};
}

Result<Done> ServiceControl::stop(const RunningRouter &router, StopUrgency urgency, std::chrono::milliseconds patience) const
{
    const auto pid = static_cast<pid_t>(router.pid);
    const auto isGone = [pid] { return !isProcessAlive(pid); };
    if (::kill(pid, SIGTERM) != 0) return Error{.kind = ErrorKind::Forbidden, .message = u"process %1 belongs to somebody else"_s.arg(pid)};
    if (urgency == StopUrgency::LetRequestsEnd) {
        if (waitFor(patience, isGone)) return Done();
        return Error{.kind = ErrorKind::Timeout,
                     .message = u"process %1 has not ended; requests in progress keep it. \"ccr stop --force\" cuts them off"_s.arg(pid)};
    }
    // The second SIGTERM means now; what does not even obey that is hung.
    waitFor(100ms, isGone);
    ::kill(pid, SIGTERM);
    if (waitFor(killPatience, isGone)) return Done();
    ::kill(pid, SIGKILL);
    if (waitFor(killPatience, isGone)) return Done();
    return Error{.kind = ErrorKind::Timeout, .message = u"process %1 does not end"_s.arg(pid)};
}

QString ServiceControl::outputPath() const
{
    return backgroundOutputPath(m_configPath);
}

std::optional<QString> describeListener(const QString &host, quint16 port)
{
    const std::optional<ProcessIdentity> owner = listenerOn(port);
    const Health health = probeHealth(host, port, healthPatience);
    if (!owner && health == Health::NoAnswer) return std::nullopt;
    const QString what = health == Health::Router ? u"another router"_s : u"another program"_s;
    if (!owner) return what;
    return u"%1: process %2 (%3)"_s.arg(what).arg(owner->pid).arg(owner->program);
}

} // namespace ccr::app
