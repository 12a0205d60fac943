#pragma once

#include "logging/api/log_record.h"
#include "logging/api/snapshots.h"

namespace ccr::logging {

/// The line that tells the reader of one stream what is missing at this place: its queue had no room since then.
LogRecord streamLossRecord(const LostByLevel &lost, WallTime since);

} // namespace ccr::logging
