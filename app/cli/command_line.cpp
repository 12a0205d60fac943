#include "app/cli/command_line.h"

#include "app/cli/command_table.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "app/headless/config_assignments.h"
#include "logging/base/nearest_name.h"
#include "proxy/config/preset.h"
#include "proxy/config/provider_reader.h"

#include <QFileInfo>

#include <optional>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr auto configOption = "--config"_L1;
constexpr auto setOption = "--set"_L1;

QStringList decoded(const QByteArrayList &arguments)
{
    QStringList texts;
    for (const QByteArray &argument : arguments) texts.append(QString::fromLocal8Bit(argument));
    return texts;
}

void useConfig(const QString &path)
{
    qputenv("CCR_CONFIG", QFileInfo(path).absoluteFilePath().toLocal8Bit());
}

// Removes "--config FILE" or "--config=FILE" at the place and remembers it for this process and those that it starts.
bool takeConfigOption(QByteArrayList &arguments, qsizetype at)
{
    const QString option = QString::fromLocal8Bit(arguments[at]);
    if (option.startsWith(QString(configOption) + u'=')) {
        useConfig(option.mid(configOption.size() + 1));
        arguments.removeAt(at);
        return true;
    }
    if (option != configOption || at + 1 >= arguments.size()) return false;
    useConfig(QString::fromLocal8Bit(arguments[at + 1]));
    arguments.remove(at, 2);
    return true;
}

// Likewise with "--set KEY=VALUE", before the command alone: one of them has such an option of its own.
std::optional<QString> takeSetOption(QByteArrayList &arguments)
{
    const QString option = QString::fromLocal8Bit(arguments.constFirst());
    if (option.startsWith(QString(setOption) + u'=')) {
        arguments.removeFirst();
        return option.mid(setOption.size() + 1);
    }
    if (option != setOption || arguments.size() < 2) return std::nullopt;
    arguments.removeFirst();
    return QString::fromLocal8Bit(arguments.takeFirst());
}

int unknownCommand(const QString &name)
{
    QStringList names;
    for (const Command &command : commandTable()) names.append(command.name);
    names += proxy::PresetFolder(configPath()).names();
    const QString nearest = nearestName(name, names);
    return refuse(u"unknown command \"%1\"%2\nTry \"ccr help\"."_s.arg(name, nearest.isEmpty() ? QString()
                                                                                               : u"; did you mean \"%1\"?"_s.arg(nearest)));
}

int runCommand(const Command &command, QByteArrayList arguments)
{
    if (command.runAgent) return command.runAgent(arguments);
    for (qsizetype at = 0; at < arguments.size() && arguments[at] != "--";)
        if (!takeConfigOption(arguments, at)) ++at;
    const QStringList texts = decoded(arguments);
    const QStringList options = texts.mid(0, texts.indexOf(u"--"_s));
    if (options.contains("--help"_L1) || options.contains("-h"_L1)) return helpCommand({command.name});
    return command.run(texts);
}

} // namespace

int runCommandLine(const QByteArrayList &given)
{
    QByteArrayList arguments = given;
    QStringList assignments;
    while (!arguments.isEmpty()) {
        if (takeConfigOption(arguments, 0)) continue;
        const std::optional<QString> assignment = takeSetOption(arguments);
        if (!assignment) break;
        assignments.append(*assignment);
    }
    if (!assignments.isEmpty()) {
        const Result<Done> assigned = assignInConfig(configPath(), assignments, processEnvironment());
        if (!assigned) return refuse(u"nothing was saved: "_s + assigned.error().message);
        if (arguments.isEmpty()) return 0;
    }
    if (arguments.isEmpty()) {
        helpCommand({});
        return 1;
    }
    const QString name = QString::fromLocal8Bit(arguments.takeFirst());
    if (name == "-h"_L1 || name == "--help"_L1) return helpCommand(decoded(arguments));
    if (name == "-v"_L1 || name == "--version"_L1) return versionCommand(decoded(arguments));
    if (const Command *command = findCommand(name)) return runCommand(*command, arguments);
    if (proxy::PresetFolder(configPath()).names().contains(name)) return presetAgentCommand(name, arguments);
    return unknownCommand(name);
}

} // namespace ccr::app
