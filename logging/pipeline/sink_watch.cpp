#include "logging/pipeline/sink_watch.h"

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr auto hangsAfter = 2s;

}

std::optional<SinkWatch::Hang> SinkWatch::hang() const
{
    const Name stream = m_current.load(std::memory_order_acquire);
    if (!stream) return std::nullopt;
    const nanoseconds duration = monotonicNow().time_since_epoch() - nanoseconds(m_beat.load(std::memory_order_relaxed));
    if (duration < hangsAfter) return std::nullopt;
    return Hang{*stream, duration};
}

} // namespace ccr::logging
