#pragma once

#include "logging/metrics/metrics_writer.h"

namespace ccr::logging {

/// Everything that is measured, under the names and labels that /metrics has, in whatever form `out` writes.
void writeMetrics(MetricsWriter &out, const MetricsSnapshot &snapshot, std::string_view version);

} // namespace ccr::logging
