#pragma once

#include <QString>

#include <chrono>

namespace ccr::app {

enum class Health
{
    NoAnswer,     ///< nothing listens there, or it is mute
    OtherProgram, ///< something answers that is no router
    Router
};

/// Where a router that was configured to listen on this host is reached from the same machine: an address that means "every
/// interface" on the loopback.
QString reachableHost(const QString &host);

/// Asks GET /health and waits for the answer: for commands, which have nothing else to do. `host` is what the router was
/// configured to listen on.
Health probeHealth(const QString &host, quint16 port, std::chrono::milliseconds patience);

} // namespace ccr::app
