#pragma once

#include "logging/api/logging_config.h"
#include "logging/api/metrics_snapshot.h"

namespace ccr::logging {

/// What this process uses, from /proc/self (proc(5)). Fields that cannot be read are 0.
ProcessUse processUse();

/// What the file streams hold on disk, links and foreign files left out, and what is free. Reads the folders: some hundred
/// microseconds.
DiskUse diskUse(const LoggingConfig &config);

} // namespace ccr::logging
