#pragma once

#include "logging/base/clock.h"

#include <QtGlobal>

#include <atomic>
#include <optional>
#include <set>
#include <string>

namespace ccr::logging {

/// Which output the log thread waits for, so that others can tell when it does not come back. It waits where it must: for the records of
/// a dead program to be written, and for a while when a stream begins or ends. The log thread notes it, any thread asks.
class SinkWatch
{
public:
    using Name = const std::string *;
    /// Lives as long as the watch.
    Name nameOf(const std::string &stream) { return &*m_names.insert(stream).first; }

    /// The log thread gets on. To be called before each call, and now and then.
    void beat() { m_beat.store(monotonicNow().time_since_epoch().count(), std::memory_order_relaxed); }

    /// As long as it lives, the log thread is in a sink of this stream.
    class Call
    {
    public:
        Call(SinkWatch &watch, Name stream) : m_watch(watch) { m_watch.m_current.store(stream, std::memory_order_release); }
        ~Call() { m_watch.m_current.store(nullptr, std::memory_order_release); }
        Q_DISABLE_COPY_MOVE(Call)

    private:
        SinkWatch &m_watch;
    };

    struct Hang
    {
        std::string stream;
        nanoseconds duration{};
    };
    /// Absent: none, or not for long.
    std::optional<Hang> hang() const;

private:
    std::atomic<Name> m_current{nullptr};
    std::atomic<std::int64_t> m_beat{0};
    std::set<std::string> m_names; ///< of the log thread; a name that is there does not move
};

} // namespace ccr::logging
