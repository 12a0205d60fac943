#pragma once

#include "logging/api/stream_timeline.h"

namespace ccr::logging {

/// Packs the events of one side of an exchange as a file tells them, with the number of those that it does not tell. One thread.
class CapturedTimes
{
public:
    void add(const TimedEvent &event);
    /// Only known for what reached the limit of the packer.
    void addLeftOut(std::int64_t count);
    std::string take();

private:
    TimelinePacker m_packer;
    std::int64_t m_events = 0;
    std::int64_t m_leftOut = 0;
};

} // namespace ccr::logging
