#pragma once

#include "logging/base/clock.h"

#include <cstdint>

namespace ccr::logging {

/// What one output has still to do in a thread of its own. Any thread.
class OutputQueue
{
public:
    virtual ~OutputQueue() = default;
    /// Whether everything that was queued before the call is out by then. From within the output: at once.
    virtual bool waitUntilWritten(MonotonicTime deadline) const = 0;
    /// Records that are not out.
    virtual std::uint64_t waiting() const = 0;
    /// What still waits is given up; nobody waits for the output any more.
    virtual void abandon() = 0;
};

} // namespace ccr::logging
