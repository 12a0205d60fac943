#pragma once

#include "logging/api/log_record.h"
#include "logging/query/query.h"

#include <QList>
#include <QStringList>

#include <atomic>

namespace ccr::ui {

/// What log files hold of one request.
struct RequestLines
{
    QList<logging::LogRecord> records; ///< by time
    QStringList files;                 ///< that hold them
};

constexpr qsizetype mostRequestLines = 2000;

/// Looks through one log file, or those beside `logFile`, itself and those that were put aside, which may hold records from `begin`
/// on, for what `query` finds. Takes its time; any thread. `cancel` ends it early. A file that cannot be read is left out.
RequestLines linesInFile(const QString &file, const logging::Query &query, const std::atomic<bool> &cancel);
RequestLines linesInFiles(const QString &logFile, const logging::Query &query, WallTime begin, const std::atomic<bool> &cancel);

} // namespace ccr::ui
