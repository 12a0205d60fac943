#pragma once

#include "logging/base/result.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace ccr::proxy {

/// What the log folder offers to readers. Only regular files in it and in its folder "rotated" that hold log lines, also
/// compressed ones; never a file elsewhere, whatever name is asked for.
struct LogFile
{
    QString name; ///< "ccr.log", "rotated/ccr_20261122_143000.log.gz"
    QString path;
    qint64 size = 0;
    QDateTime modified;
};

/// Newest first.
std::vector<LogFile> listLogFiles(const QString &folder);

/// The file that a client means by its name, as listed, or by an absolute path into the folder. NotFound for everything else, a link
/// that leads out of the folder included; the error says nothing about what lies elsewhere.
Result<LogFile> findLogFile(const QString &folder, const QString &asked);

/// The largest excerpt.
inline constexpr qint64 maxLogAnswer = 8 * 1024 * 1024;

/// Which part of a log is wanted, in bytes of the plain text.
struct LogRange
{
    std::optional<qint64> from;  ///< absent: from the end
    qint64 bytes = maxLogAnswer; ///< at most
    int tail = 0;                ///< only that many of the last lines; 0: all
};

struct LogExcerpt
{
    std::string linesJson; ///< an array of strings
    qint64 total = 0;      ///< bytes of the whole log
    qint64 from = 0;       ///< where the excerpt begins, at the beginning of a line
    qint64 to = 0;         ///< where it ends; the next `from`
};

/// Reads at most maxLogAnswer bytes; takes the longer the larger a compressed file is, so call it off the proxy thread.
Result<LogExcerpt> readLogFile(const LogFile &file, const LogRange &range);

/// Leaves an empty file; whoever appends to it goes on.
Result<Done> clearLogFile(const LogFile &file);

} // namespace ccr::proxy
