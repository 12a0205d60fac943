#pragma once

#include "logging/api/preset_control.h"
#include "logging/config/logging_resolver.h"

namespace ccr::logging {

/// What is in force with `after` and is not with `before`, in the order of the listing. Streams are told apart by their names; one
/// that comes or goes is one change.
std::vector<LoggingChange> effectiveChanges(const ResolvedLogging &before, const ResolvedLogging &after);

} // namespace ccr::logging
