#pragma once

#include "app/headless/pid_file.h"
#include "logging/base/result.h"

#include <chrono>

namespace ccr::app {

/// Where a router listens.
struct RouterAddress
{
    QString host;
    quint16 port = 0;
    QString baseUrl() const; ///< "http://127.0.0.1:3456"
};

struct ServiceStatus
{
    std::optional<RunningRouter> process; ///< absent: none, or one that cannot be identified
    RouterAddress address;                ///< of the process, else what the configuration says
    bool answers = false;                 ///< a router answers /health at the address
};

enum class StopUrgency
{
    LetRequestsEnd,
    Now
};

/// Finds, starts and stops the router of one configuration from outside. Functions wait; for commands only.
class ServiceControl
{
public:
    explicit ServiceControl(QString configPath);

    /// An error when the configuration cannot be read and no process tells its address either.
    Result<ServiceStatus> status() const;
    /// The router that has its name in the pid file.
    std::optional<RunningRouter> recorded() const { return m_pidFile.running(); }
    /// Starts `ccr serve ARGUMENTS…` in a session of its own, without a terminal, and waits until it answers. When another
    /// start was faster, its address is the answer. An error tells what the program said.
    Result<RouterAddress> startInBackground(const QStringList &arguments) const;
    /// Waits until the process is gone. Now: requests in progress are cut off.
    Result<Done> stop(const RunningRouter &router, StopUrgency urgency, std::chrono::milliseconds patience) const;
    /// What the router in the background says on its terminal.
    QString outputPath() const;
    QString pidFilePath() const { return m_pidFile.path(); }

private:
    Error startFailure(qint64 pid) const;

    QString m_configPath;
    PidFile m_pidFile;
};

/// Who keeps a port, as far as the system tells: "another router: process 4711 (ccr)". Absent when nobody listens there.
std::optional<QString> describeListener(const QString &host, quint16 port);

} // namespace ccr::app
