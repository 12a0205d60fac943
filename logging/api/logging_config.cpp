#include "logging/api/logging_config.h"

#include <algorithm>

namespace ccr::logging {

Severity LoggingConfig::gate() const
{
    if (!enabled || level == Severity::Silent) return Severity::Silent;
    Severity lowest = Severity::Silent;
    for (const StreamConfig &stream : streams)
        if (stream.enabled) lowest = std::min(lowest, stream.level);
    return levelIsHardGate ? std::max(lowest, level) : lowest;
}

const StreamConfig *LoggingConfig::stream(QStringView name) const
{
    const auto found = std::find_if(streams.begin(), streams.end(), [name](const StreamConfig &stream) { return stream.name == name; });
    return found == streams.end() ? nullptr : &*found;
}

} // namespace ccr::logging
