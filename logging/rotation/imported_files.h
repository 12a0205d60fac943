#pragma once

#include "logging/api/logging_config.h"
#include "logging/rotation/rotated_files.h"

#include <vector>

namespace ccr::logging {

/// A log of an earlier program that was imported into the log folder. It belongs to no stream, and counts like a rotated file.
struct ImportedFile
{
    RotatedFile file; ///< modified: of its last record
    WallTime imported;
};

/// Those of the folder that are there, the oldest last record first. Files that only look like it are foreign. Any thread.
std::vector<ImportedFile> importedFiles(const QString &folder);

/// How long they stay after their import: as long as the file stream that keeps its own the longest. 0: no limit.
int importRetentionDays(const LoggingConfig &config);
bool isOver(const ImportedFile &file, int retentionDays, WallTime now);

/// False: it is gone, another has its name, or it cannot be removed (errno).
bool removeImported(const RotatedFile &file);

} // namespace ccr::logging
