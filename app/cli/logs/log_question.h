#pragma once

#include "logging/api/log_reporting.h"
#include "logging/report/log_selection.h"

namespace ccr::app {

class CommandArguments;

/// What was typed, with the options that the report understands.
logging::LogQuestion questionOf(logging::LogReport report, const CommandArguments &arguments);

/// Files and query of --file, --stream, --level, --since, --until and the operands.
Result<logging::LogSelection> selectLogs(const CommandArguments &arguments, const logging::LoggingConfig &config);

/// --limit; `otherwise` without it.
Result<qint64> limitOf(const CommandArguments &arguments, qint64 otherwise);

/// Prints the report for programs, exactly as the management endpoints answer it. The exit code.
int printReport(logging::LogReport report, const CommandArguments &arguments);
int printReport(logging::LogReport report, const logging::LogQuestion &question);

} // namespace ccr::app
