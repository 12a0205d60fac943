#pragma once

#include <QLatin1StringView>

namespace ccr::app {

class CommandArguments;

/// One thing that `ccr logs` does: a row of the table in logs_command.cpp. Its options stand with the command "logs" in the
/// command table.
struct LogsAction
{
    QLatin1StringView name;
    int (*run)(const CommandArguments &arguments); ///< operand 0 is the name; the exit code
};

// One action a function.
int logsAnalyze(const CommandArguments &arguments);
int logsCheck(const CommandArguments &arguments);
int logsConfig(const CommandArguments &arguments);
int logsErrors(const CommandArguments &arguments);
int logsExport(const CommandArguments &arguments);
int logsImport(const CommandArguments &arguments);
int logsLevel(const CommandArguments &arguments);
int logsPerformance(const CommandArguments &arguments);
int logsPurge(const CommandArguments &arguments);
int logsQuery(const CommandArguments &arguments);
/// `ccr logs query --requests`
int logsRequests(const CommandArguments &arguments);
int logsRotate(const CommandArguments &arguments);
int logsStats(const CommandArguments &arguments);
int logsStreams(const CommandArguments &arguments);
int logsTail(const CommandArguments &arguments);

} // namespace ccr::app
