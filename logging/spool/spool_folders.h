#pragma once

#include "logging/spool/disk_spool.h"

namespace ccr::logging {

/// Several programs with the same configuration: the first has the folder itself, the others <folder>~2, <folder>~3 … What a
/// program left behind is delivered by whichever runs.

/// The first of these folders that nobody has. `settings.folder` is the one without a number.
Result<std::unique_ptr<DiskSpool>> openFreeSpool(const DiskSpool::Settings &settings);
/// Those that hold entries and that nobody has.
std::vector<std::unique_ptr<DiskSpool>> openAbandonedSpools(const DiskSpool::Settings &settings);

} // namespace ccr::logging
