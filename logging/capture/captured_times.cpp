#include "logging/capture/captured_times.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr std::int64_t mostLeftOut = 10'000'000; ///< that are believed

} // namespace

void CapturedTimes::add(const TimedEvent &event)
{
    m_packer.add(event);
    ++m_events;
}

void CapturedTimes::addLeftOut(std::int64_t count)
{
    m_leftOut = std::clamp<std::int64_t>(m_leftOut + count, m_leftOut, mostLeftOut);
}

// What the packer gets beyond its limit it counts only.
std::string CapturedTimes::take()
{
    for (; m_events >= TimelinePacker::mostEvents && m_leftOut > 0; --m_leftOut) m_packer.add({});
    return m_packer.take();
}

} // namespace ccr::logging
