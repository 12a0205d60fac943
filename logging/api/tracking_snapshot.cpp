#include "logging/api/tracking_snapshot.h"

namespace ccr::logging {

double TrackingStatistics::successRate() const
{
    const std::uint64_t judged = ended() - cancelled;
    return judged == 0 ? 1.0 : static_cast<double>(completed) / static_cast<double>(judged);
}

} // namespace ccr::logging
