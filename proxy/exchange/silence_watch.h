#pragma once

#include "logging/base/clock.h"

namespace ccr::proxy {

/// Knows for how long a client's stream has been silent, and when it needs a sign of life. Some programs wait for any byte,
/// others only for events of the message: Claude Code gives up after 300 s without one, however many pings come.
class SilenceWatch
{
public:
    static constexpr std::chrono::seconds beforePing{10};
    static constexpr std::chrono::seconds beforeEvent{240};

    explicit SilenceWatch(MonotonicTime begin) : m_lastWrite(begin), m_lastEvent(begin) {}

    /// Bytes left for the client; `isEvent`: with an event of the message among them.
    void wrote(MonotonicTime now, bool isEvent)
    {
        m_lastWrite = now;
        if (isEvent) m_lastEvent = now;
    }
    bool needsPing(MonotonicTime now) const { return now - m_lastWrite >= beforePing; }
    bool needsEvent(MonotonicTime now) const { return now - m_lastEvent >= beforeEvent; }
    bool isLong(MonotonicTime now) const { return needsPing(now) || needsEvent(now); }

private:
    MonotonicTime m_lastWrite;
    MonotonicTime m_lastEvent;
};

} // namespace ccr::proxy
