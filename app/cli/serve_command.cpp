#include "app/cli/commands.h"
#include "app/headless/headless_application.h"

#include <QCommandLineParser>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

int refuse(const QString &message)
{
    std::fprintf(stderr, "ccr: %s\n", qPrintable(message));
    return 1;
}

} // namespace

int serveCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption config(u"config"_s, u"Configuration file"_s, u"FILE"_s);
    const QCommandLineOption host(u"host"_s, u"Address to listen on"_s, u"ADDRESS"_s);
    const QCommandLineOption port(u"port"_s, u"Port to listen on"_s, u"NUMBER"_s);
    const QCommandLineOption level(u"log-level"_s, u"Lowest level that is logged"_s, u"LEVEL"_s);
    const QCommandLineOption console(u"log-console"_s, u"pretty, pino or off"_s, u"FORMAT"_s);
    parser.addOptions({config, host, port, level, console});
    if (!parser.parse(QStringList(u"ccr serve"_s) + arguments)) return refuse(parser.errorText());

    CoreOptions options;
    options.configPath = parser.value(config);
    options.host = parser.value(host);
    if (parser.isSet(port)) {
        bool ok = false;
        options.port = parser.value(port).toUShort(&ok);
        if (!ok || *options.port == 0) return refuse(u"--port: \"%1\" is not a port number"_s.arg(parser.value(port)));
    }
    if (parser.isSet(level)) {
        options.logLevel = logging::severityFromString(parser.value(level).toStdString());
        if (!options.logLevel)
            return refuse(u"--log-level: \"%1\" is unknown; use trace, debug, info, warn, error or fatal"_s.arg(parser.value(level)));
    }
    const QString format = parser.value(console);
    if (format == "pretty"_L1)
        options.console = logging::ConsoleFormat::Pretty;
    else if (format == "pino"_L1)
        options.console = logging::ConsoleFormat::Pino;
    else if (!format.isEmpty() && format != "off"_L1)
        return refuse(u"--log-console: \"%1\" is unknown; use pretty, pino or off"_s.arg(format));

    raiseFileLimit();
    Result<std::unique_ptr<Core>> core = Core::create(options);
    if (!core) return refuse(core.error().message);
    const QString path = options.configPath.isEmpty() ? proxy::defaultConfigPath(proxy::processEnvironment()) : options.configPath;
    return HeadlessApplication(std::move(core).value(), path).run();
}

} // namespace ccr::app
