#include "logging/pipeline/recording_pauses.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr auto remembered = 24h;

} // namespace

void RecordingPauses::setPaused(bool paused, WallTime now)
{
    const std::scoped_lock lock(m_mutex);
    if (paused == isPaused()) return;
    if (paused) {
        std::erase_if(m_pauses, [now](const Pause &pause) { return pause.to < now - remembered; });
        m_pauses.push_back({now, WallTime::max()});
    } else {
        m_pauses.back().to = now;
    }
    m_isPaused.store(paused, std::memory_order_relaxed);
}

bool RecordingPauses::cover(WallTime start) const
{
    const std::scoped_lock lock(m_mutex);
    return std::any_of(m_pauses.begin(), m_pauses.end(), [start](const Pause &pause) { return start >= pause.from && start < pause.to; });
}

} // namespace ccr::logging
