#include "app/cli/logs/logs_command.h"

#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "logging/base/nearest_name.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr LogsAction actions[] = {
    {"tail"_L1, logsTail},
    {"query"_L1, logsQuery},
    {"stats"_L1, logsStats},
    {"errors"_L1, logsErrors},
    {"analyze"_L1, logsAnalyze},
    {"export"_L1, logsExport},
    {"check"_L1, logsCheck},
    {"rotate"_L1, logsRotate},
    {"purge"_L1, logsPurge},
    {"config"_L1, logsConfig},
    {"import"_L1, logsImport},
    {"level"_L1, logsLevel},
    {"performance"_L1, logsPerformance},
    {"streams"_L1, logsStreams},
};

} // namespace

int logsCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("logs"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    const QString name = parsed->operand(0);
    QStringList names;
    for (const LogsAction &action : actions) {
        if (action.name == name) return action.run(*parsed);
        names.append(action.name);
    }
    return refuse(name.isEmpty() ? u"say what to do with the logs: %1"_s.arg(names.join(u", "))
                                 : u"logs: there is no \"%1\"; %2"_s.arg(name, suggestion(name, names).english()));
}

} // namespace ccr::app
