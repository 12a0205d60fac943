#pragma once

#include "logging/base/result.h"
#include "logging/query/query.h"

#include <QString>

#include <atomic>
#include <functional>
#include <vector>

namespace ccr::logging {

struct LineSearchOptions
{
    int threads = 0;                           ///< 0: one for each processor
    const std::atomic<bool> *cancel = nullptr; ///< looked at for each block of a few megabytes; may be set by any thread
};

struct LineSearchResult
{
    std::uint64_t lines = 0; ///< that were looked at
    std::uint64_t matches = 0;
    std::uint64_t bytes = 0; ///< of text, unpacked
    bool cancelled = false;
};

/// Looks through a log file, plain, gzip or zstd. `found` is called in the order of the lines, in the calling thread, with the
/// line without its end; it returns false to stop. Empty `found`: counts alone. A last line without an end is looked at too.
/// The file may grow meanwhile: what was there at the beginning is searched.
Result<LineSearchResult> searchLines(const QString &path, const Query &query, const std::function<bool(std::string_view)> &found,
                                     const LineSearchOptions &options = {});

/// A file, or what of it is to be looked through.
struct FilePart
{
    QString path;
    int handle = -1;  ///< of the plain file, open for reading: whatever has the name meanwhile. -1: the file of that name
    qint64 begin = 0; ///< where a line begins; only of a plain file
    qint64 end = -1;  ///< likewise; -1: all that is there now
};

/// What one more block gave.
struct FoundLines
{
    std::vector<std::uint64_t> numbers; ///< of the lines that match, counted from the first line of the part
    std::uint64_t lines = 0;            ///< that were looked at so far
    qint64 bytes = 0;                   ///< likewise
};

/// As searchLines(), for those who want to know which lines they are. `found` is called for each block, matches or not.
Result<LineSearchResult> searchLineNumbers(const FilePart &part, const Query &query, const std::function<bool(const FoundLines &)> &found,
                                           const LineSearchOptions &options = {});

} // namespace ccr::logging
