#pragma once

#include "proxy/upstream/upstream_transport.h"

#include <optional>

namespace ccr::proxy {

/// The limits of one call, looked at from time to time by its transport's clock.
class CallDeadline
{
public:
    explicit CallDeadline(const UpstreamTimeouts &timeouts);

    void connected() { enter(Phase::FirstByte); }
    void received() { enter(Phase::Idle); } ///< head or a piece of the body
    void paused() { m_phase = Phase::Paused; }
    void resumed() { enter(Phase::Idle); }
    void extend(milliseconds by);

    /// The failure, if a limit is over. `host`: for the message.
    std::optional<UpstreamFailure> expired(MonotonicTime now, const std::string &host) const;

private:
    enum class Phase
    {
        Connect,
        FirstByte,
        Idle,
        Paused
    };
    void enter(Phase phase);
    milliseconds limit() const;

    UpstreamTimeouts m_timeouts;
    Phase m_phase = Phase::Connect;
    MonotonicTime m_began;
    MonotonicTime m_since;
};

/// A header that could smuggle in another one, or a request of its own, must not be sent.
bool isSafeHeader(const HttpHeader &field);

} // namespace ccr::proxy
