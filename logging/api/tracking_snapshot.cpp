#include "logging/api/tracking_snapshot.h"

namespace ccr::logging {

std::optional<double> TrackingStatistics::successRate() const
{
    const std::uint64_t judged = ended() - cancelled;
    if (judged == 0) return {};
    return static_cast<double>(completed) / static_cast<double>(judged);
}

} // namespace ccr::logging
