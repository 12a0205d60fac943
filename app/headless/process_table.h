#pragma once

#include <QString>

#include <optional>

namespace ccr::app {

/// What the system tells about other processes, read from /proc (proc(5)). Where there is none every answer is "unknown".
struct ProcessIdentity
{
    qint64 pid = 0;
    QString program; ///< "ccr", "node"; at most 15 characters
};

/// A process that exists and is no zombie.
bool isProcessAlive(qint64 pid);
/// Name of the program; empty when unknown.
QString programOf(qint64 pid);
/// When the process started, in clock ticks since boot. Together with the pid it names a process for ever, whereas a pid
/// alone is used again. 0 when unknown.
quint64 startTicksOf(qint64 pid);
/// Who listens on the TCP port; unknown for processes of other users, unless asked by root.
std::optional<ProcessIdentity> listenerOn(quint16 port);

} // namespace ccr::app
