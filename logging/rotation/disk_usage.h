#pragma once

#include "logging/api/logging_config.h"

#include <optional>
#include <vector>

namespace ccr::logging {

struct FileSystemUsage
{
    qint64 total = 0;
    qint64 free = 0;      ///< for this user; what is reserved for root does not count
    double usedShare = 0; ///< 0 to 1, as df shows it
};

/// Of the file system that holds the path, or the nearest folder above it that exists.
std::optional<FileSystemUsage> fileSystemUsage(const QString &path);

/// How many bytes of that file system logs must leave free. The default of LoggingConfig::minFreeBytes is meant for disks: where
/// it is more than 2 % of the file system, 2 % are enough. Another value counts as it is.
qint64 reserveOf(qint64 minFreeBytes, const FileSystemUsage &usage);

struct StreamUsage
{
    QString stream;
    QString activePath;
    qint64 activeBytes = 0;
    int rotatedFiles = 0;
    qint64 rotatedBytes = 0;
    qint64 diskBytes = 0; ///< what both occupy, in blocks
};

struct LogUsage
{
    std::vector<StreamUsage> streams;
    qint64 importedBytes = 0;                  ///< of old logs that were imported
    qint64 bytes = 0;                          ///< of all streams and of those
    qint64 diskBytes = 0;                      ///< likewise
    std::optional<FileSystemUsage> fileSystem; ///< of LoggingConfig::directory
};

/// Looks at the files; takes a few microseconds per file.
LogUsage logUsage(const LoggingConfig &config, WallTime now);

} // namespace ccr::logging
