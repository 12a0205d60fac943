#include "app/cli/command_table.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int nameWidth = 12;
constexpr int optionWidth = 26;

// "d,background" with a value becomes "-d, --background FILE".
QString written(const CommandOption &option)
{
    QStringList names;
    for (const QString &name : QString(option.names).split(u',')) names.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    return names.join(u", "_s) + (option.value ? u' ' + QString::fromUtf8(option.value) : QString());
}

QString overview()
{
    QString text = u"Usage: ccr [--config FILE] [--set KEY=VALUE] COMMAND [OPTIONS]\n\n"_s;
    for (const Command &command : commandTable())
        text += u"  %1%2\n"_s.arg(QString(command.name).leftJustified(nameWidth), QString::fromUtf8(command.summary));
    return text
           + u"\n\"ccr help COMMAND\" explains one. --config, or the variable CCR_CONFIG, names another configuration than\n"
             "~/.claude-code-router/config.json; logs, presets and the pid file lie beside it. --set KEY=VALUE\n"
             "changes it first, as \"ccr config set\" does (--set Router.think=deepseek,deepseek-reasoner), and may be repeated."_s;
}

QString explanation(const Command &command)
{
    QString usage = u"Usage: ccr "_s + command.name;
    if (!command.options.empty()) usage += u" [OPTIONS]"_s;
    if (*command.operands) usage += u' ' + QString::fromUtf8(command.operands);
    QString text = usage + u"\n\n"_s + QString::fromUtf8(command.summary) + u'\n';
    if (!command.options.empty()) text += u'\n';
    for (const CommandOption &option : command.options)
        text += u"  %1%2\n"_s.arg(written(option).leftJustified(optionWidth), QString::fromUtf8(option.summary));
    if (*command.details) text += u'\n' + QString::fromUtf8(command.details) + u'\n';
    text.chop(1);
    return text;
}

} // namespace

int helpCommand(const QStringList &arguments)
{
    if (arguments.isEmpty()) {
        say(overview());
        return 0;
    }
    const Command *command = findCommand(arguments.first());
    if (!command) return refuse(u"there is no command \"%1\"; \"ccr help\" lists all"_s.arg(arguments.first()));
    say(explanation(*command));
    return 0;
}

} // namespace ccr::app
