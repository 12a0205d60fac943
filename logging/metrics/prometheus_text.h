#pragma once

#include "logging/api/metrics_snapshot.h"

#include <string>

namespace ccr::logging {

inline constexpr const char *prometheusContentType = "text/plain; version=0.0.4; charset=utf-8";

/// The snapshot in Prometheus' text format 0.0.4. `version`: of this program.
std::string prometheusText(const MetricsSnapshot &snapshot, std::string_view version);

} // namespace ccr::logging
