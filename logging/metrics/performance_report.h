#pragma once

#include "logging/api/metrics_snapshot.h"

#include <string>

/// What was measured, for people and their programs.
namespace ccr::logging {

/// Durations in milliseconds, sizes in bytes, times in ISO 8601.
std::string performanceJson(const MetricsSnapshot &snapshot, std::string_view version);
/// A header and a row for each sample, oldest first (RFC 4180).
std::string performanceCsv(const MetricsSnapshot &snapshot);
/// One page without scripts, pictures or links.
std::string performanceHtml(const MetricsSnapshot &snapshot, std::string_view version);

} // namespace ccr::logging
