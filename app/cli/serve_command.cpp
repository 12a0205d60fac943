#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "app/headless/headless_application.h"
#include "app/headless/service_control.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

Result<CoreOptions> coreOptions(const CommandArguments &arguments)
{
    const auto wrong = [](const QString &text) { return Error{.kind = ErrorKind::InvalidInput, .message = text}; };
    CoreOptions options;
    options.configPath = configPath();
    options.host = arguments.value("host"_L1);
    if (const QString port = arguments.value("port"_L1); arguments.has("port"_L1)) {
        bool ok = false;
        options.port = port.toUShort(&ok);
        if (!ok || *options.port == 0) return wrong(u"--port: \"%1\" is not a port number"_s.arg(port));
    }
    if (const QString level = arguments.value("log-level"_L1); arguments.has("log-level"_L1)) {
        options.logging.level = logging::severityFromString(level.toStdString());
        if (!options.logging.level)
            return wrong(u"--log-level: \"%1\" is unknown; use trace, debug, info, warn, error or fatal"_s.arg(level));
    }
    const QString format = arguments.value("log-console"_L1);
    if (format == "pretty"_L1)
        options.logging.console = logging::FormatProfile::Pretty;
    else if (format == "pino"_L1)
        options.logging.console = logging::FormatProfile::Pino;
    else if (format == "off"_L1)
        options.logging.noConsole = true;
    else if (!format.isEmpty())
        return wrong(u"--log-console: \"%1\" is unknown; use pretty, pino or off"_s.arg(format));
    if (const QString file = arguments.value("logging-config"_L1); arguments.has("logging-config"_L1)) {
        options.logging.configFile = QFileInfo(file).absoluteFilePath();
        if (!QFileInfo(file).isFile()) return wrong(u"--logging-config: there is no file \"%1\""_s.arg(file));
    }
    return options;
}

// A restart may be asked for in another folder.
QStringList withAbsoluteFile(QStringList arguments)
{
    const QString option = u"--logging-config"_s;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        if (arguments[at].startsWith(option + u'='))
            arguments[at] = option + u'=' + QFileInfo(arguments[at].mid(option.size() + 1)).absoluteFilePath();
        else if (arguments[at] == option && at + 1 < arguments.size())
            arguments[at + 1] = QFileInfo(arguments[at + 1]).absoluteFilePath();
    }
    return arguments;
}

int serve(const CommandArguments &parsed, const QStringList &arguments)
{
    const Result<CoreOptions> options = coreOptions(parsed);
    if (!options) return refuse(options.error());
    raiseFileLimit();
    Result<std::unique_ptr<Core>> core = Core::create(*options);
    if (!core) return refuse(core.error());
    return HeadlessApplication(std::move(core).value(), options->configPath, withAbsoluteFile(arguments)).run();
}

QStringList withoutBackground(const QStringList &arguments)
{
    QStringList kept = arguments;
    kept.removeAll(u"-d"_s);
    kept.removeAll(u"--background"_s);
    return kept;
}

int startInBackground(const CommandArguments &parsed, const QStringList &arguments)
{
    if (const Result<CoreOptions> options = coreOptions(parsed); !options) return refuse(options.error());
    const ServiceControl control(configPath());
    if (const Result<ServiceStatus> status = control.status(); status && status->answers && !parsed.has("port"_L1)) {
        say(u"The router runs already, at %1"_s.arg(status->address.baseUrl()));
        return 0;
    }
    const Result<RouterAddress> address = control.startInBackground(withoutBackground(arguments));
    if (!address) return refuse(address.error());
    say(u"The router runs in the background, at %1"_s.arg(address->baseUrl()));
    return 0;
}

} // namespace

int serveCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("serve"_L1, arguments);
    return parsed ? serve(*parsed, arguments) : refuse(parsed.error());
}

int startCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("start"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    return parsed->has("background"_L1) ? startInBackground(*parsed, arguments) : serve(*parsed, arguments);
}

} // namespace ccr::app
