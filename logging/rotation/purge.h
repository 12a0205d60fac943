#pragma once

#include "logging/api/logging_config.h"
#include "logging/base/phrase.h"
#include "logging/rotation/rotated_files.h"

#include <memory>

namespace ccr::logging {

/// What may stay. 0: no limit.
struct PurgeLimits
{
    int maxFiles = 0;      ///< rotated files of a stream
    int retentionDays = 0; ///< since the last record of a file
    qint64 maxBytes = 0;   ///< of all files looked at, the active ones included
};

/// Which of a stream's files are over the limits of number and age. `files`: the oldest first, as is the answer.
std::vector<RotatedFile> filesOver(const PurgeLimits &limits, const std::vector<RotatedFile> &files, WallTime now);

/// The rotated files of a file stream, with its active file known.
std::unique_ptr<RotatedFiles> rotatedFilesOf(const StreamConfig &stream, WallTime now);

/// What a purge would remove, to be shown before it is done.
struct PurgePlan
{
    struct Item
    {
        QString stream; ///< empty: it was imported and belongs to none
        RotatedFile file;
        bool isImported() const { return stream.isEmpty(); }
    };
    std::vector<Item> items;
    qint64 bytes = 0;
};

/// Active files are never part of it, nor are files that are not ours. `stream` empty: all file streams, and what was imported,
/// which counts by its last record as well. The order is that of the last records, the oldest first.
PurgePlan planPurge(const LoggingConfig &config, const PurgeLimits &limits, WallTime now, const QString &stream = {});

struct PurgeResult
{
    int removed = 0;
    qint64 bytes = 0;
    QList<Phrase> failed; ///< paths, each with the reason
};

/// Removes what the plan lists, as far as it is still the same file.
PurgeResult purge(const LoggingConfig &config, const PurgePlan &plan, WallTime now);

/// Puts the active file of a stream aside for a program that does not run. The new name; empty when there is nothing to
/// rotate. Conflict: a program writes to it and must be asked instead.
Result<QString> rotateOffline(const StreamConfig &stream, WallTime now);

} // namespace ccr::logging
