#pragma once

#include "logging/base/clock.h"

#include <atomic>
#include <mutex>
#include <vector>

namespace ccr::logging {

/// When the user wished that requests are not recorded. Any thread.
class RecordingPauses
{
public:
    void setPaused(bool paused, WallTime now);
    bool isPaused() const { return m_isPaused.load(std::memory_order_relaxed); }
    /// What began at this time leaves no trace.
    bool cover(WallTime start) const;

private:
    struct Pause
    {
        WallTime from;
        WallTime to;
    };

    std::atomic<bool> m_isPaused{false};
    mutable std::mutex m_mutex;
    std::vector<Pause> m_pauses; ///< of the last day; a request does not run for longer
};

} // namespace ccr::logging
