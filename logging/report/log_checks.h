#pragma once

#include "logging/api/logging_config.h"
#include "logging/base/clock.h"
#include "logging/base/phrase.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace ccr::logging {

enum class CheckState
{
    Ok,
    Warning,
    Critical
};

/// One of the things that `ccr logs check` looks at.
struct LogCheck
{
    QString name; ///< "disk"; stable, for scripts
    CheckState state = CheckState::Ok;
    Phrase text;   ///< what is the case, for a person
    Phrase remedy; ///< empty when all is well
    double value = 0;
    double limit = 0; ///< 0: there is none
};

/// What the checks cannot find out from the log folder.
struct LogCheckFacts
{
    bool routerRuns = false;
    std::optional<WallTime> lastRequest; ///< that the history knows
};

/// The eight checks, always in the same order: size of files, their number, disk, errors of the last hour, whether records
/// are still written, rotation, permissions, certificates. Reads the log files of the last hour.
std::vector<LogCheck> checkLogs(const LoggingConfig &config, const LogCheckFacts &facts, WallTime now);

/// Those of them that look at the files and folders alone: size, number, rotation, permissions. Reads no file.
std::vector<LogCheck> checkLogFiles(const LoggingConfig &config, WallTime now);

/// The worst of them.
CheckState worst(const std::vector<LogCheck> &checks);
QString toString(CheckState state); ///< "ok", "warning", "critical"
/// {state, time, checks: [{name, state, text, value, limit, remedy}]}
QByteArray checksJson(const std::vector<LogCheck> &checks, WallTime now);

} // namespace ccr::logging
