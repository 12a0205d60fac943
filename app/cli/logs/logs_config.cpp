#include "app/cli/command_arguments.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/logs/running_levels.h"
#include "app/cli/terminal.h"
#include "logging/base/json_writer.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

QString valuesJson(const logging::ResolvedLogging &resolved)
{
    std::string out;
    {
        JsonArray array(out);
        for (const logging::EffectiveOption &option : resolved.values) {
            JsonObject object(array.next());
            object.string("pointer", option.pointer.toStdString());
            object.raw("value", option.value.toStdString());
            object.string("source", describe(option.origin).english().toStdString());
        }
    }
    return QString::fromStdString(out);
}

} // namespace

int logsConfig(const CommandArguments &arguments)
{
    logging::LoggingCommandLine commandLine;
    if (const QString file = arguments.value("logging-config"_L1); !file.isEmpty())
        commandLine.configFile = QFileInfo(file).absoluteFilePath();
    const logging::ResolvedLogging resolved = resolvedLogging(configPath(), commandLine);
    const Result<QByteArray> running = runningLevels(); // an error: none runs, or it cannot be asked
    if (arguments.has("json"_L1)) {
        const QString levels = running ? QString::fromUtf8(*running) : u"{\"levels\":[]}"_s;
        say(u"{\"valid\":%1,\"values\":%2,\"diagnostics\":%3,\"running\":%4}"_s.arg(
            resolved.hasErrors() ? u"false"_s : u"true"_s, valuesJson(resolved), diagnosticsJson(resolved), levels));
    } else {
        for (const logging::EffectiveOption &option : resolved.values)
            say(u"%1 = %2   (%3)"_s.arg(option.pointer, option.value, describe(option.origin).english()));
        for (const QString &line : running ? levelLines(*running) : QStringList()) say(u"for now: "_s + line);
        for (const QString &line : diagnosticLines(resolved)) say(line);
    }
    return resolved.hasErrors() ? 1 : 0;
}

} // namespace ccr::app
