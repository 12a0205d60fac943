#include "app/cli/command_line.h"

#include "app/cli/commands.h"
#include "proxy/config/provider_reader.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

struct Command
{
    QLatin1StringView name;
    const char *summary;
    int (*run)(const QStringList &);
};

int helpCommand(const QStringList &);
int versionCommand(const QStringList &);

constexpr Command commands[] = {
    {"serve"_L1, "run the router in the foreground", serveCommand},
    {"start"_L1, "the same as serve", serveCommand},
    {"stop"_L1, "stop the running router; live requests may end", stopCommand},
    {"status"_L1, "tell whether the router runs, and where (--json)", statusCommand},
    {"code"_L1, "start Claude Code against the running router", codeCommand},
    {"env"_L1, "print the shell lines that point an agent at the router", envCommand},
    {"activate"_L1, "the same as env", envCommand},
    {"config"_L1, "config validate [FILE]: check a configuration", configCommand},
    {"ui"_L1, "open the window", uiCommand},
    {"version"_L1, "print the version", versionCommand},
    {"help"_L1, "print this text", helpCommand},
};

int helpCommand(const QStringList &)
{
    std::puts("Usage: ccr COMMAND [OPTIONS]\n");
    for (const Command &command : commands) std::printf("  %-10s %s\n", command.name.data(), command.summary);
    std::puts("\nOptions of serve: --config FILE, --host ADDRESS, --port NUMBER, --log-level LEVEL,\n"
              "                  --log-console pretty|pino|off");
    return 0;
}

int versionCommand(const QStringList &)
{
    std::puts("ccr " CCR_VERSION);
    return 0;
}

int unknownCommand(const QString &name)
{
    QStringList names;
    for (const Command &command : commands) names.append(command.name);
    const QString nearest = proxy::nearestName(name, names);
    std::fprintf(stderr, "ccr: unknown command \"%s\"%s\nTry \"ccr help\".\n", qPrintable(name),
                 nearest.isEmpty() ? "" : qPrintable(u"; did you mean \"%1\"?"_s.arg(nearest)));
    return 1;
}

} // namespace

int runCommandLine(const QStringList &arguments)
{
    const QString name = arguments.value(0);
    if (name.isEmpty()) {
        helpCommand({});
        return 1;
    }
    if (name == "-h"_L1 || name == "--help"_L1) return helpCommand({});
    if (name == "-v"_L1 || name == "--version"_L1) return versionCommand({});
    for (const Command &command : commands)
        if (name == command.name) return command.run(arguments.mid(1));
    return unknownCommand(name);
}

} // namespace ccr::app
