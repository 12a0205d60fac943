#include "logging/pipeline/debug_mode.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr milliseconds collectionInterval = 10s;

}

LoggingConfig trackedAs(const PipelineOrder &order)
{
    LoggingConfig config = order.config;
    const auto isForDebugging = [&config](const auto &level) {
        const auto configured = config.componentLevels.constFind(QString::fromStdString(level.first));
        const bool isConfigured = configured != config.componentLevels.cend() && *configured == level.second;
        return level.second <= Severity::Debug && !isConfigured;
    };
    milliseconds &interval = config.performanceMetrics.collectionInterval;
    if (std::any_of(order.levels.begin(), order.levels.end(), isForDebugging)) interval = std::min(interval, collectionInterval);
    return config;
}

} // namespace ccr::logging
