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

/// Asks GET /health and waits for the answer: for commands, which have nothing else to do. `host` is what the router was
/// configured to listen on; an address that means "every interface" is asked on the loopback.
Health probeHealth(const QString &host, quint16 port, std::chrono::milliseconds patience);

} // namespace ccr::app
