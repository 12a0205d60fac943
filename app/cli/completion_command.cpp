#include "app/agent/agent_environment.h"
#include "app/cli/command_arguments.h"
#include "app/cli/command_table.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

QString text(const char *bytes)
{
    return QString::fromUtf8(bytes);
}

QStringList namesOf(const CommandOption &option)
{
    return QString(option.names).split(u',');
}

QString dashed(const QString &name)
{
    return (name.size() == 1 ? u"-"_s : u"--"_s) + name;
}

QString posix(const QString &word)
{
    return shellQuoted(word, ShellKind::Posix);
}

QString bashScript()
{
    QStringList names;
    for (const Command &command : commandTable()) names.append(command.name);
    QString cases;
    for (const Command &command : commandTable()) {
        if (command.name == "help"_L1) continue;
        QStringList words = text(command.words).split(u' ', Qt::SkipEmptyParts);
        for (const CommandOption &option : command.options)
            for (const QString &name : namesOf(option)) words.append(dashed(name));
        if (!command.runAgent) words.append(u"--help"_s);
        cases += u"    %1) words=%2 ;;\n"_s.arg(QString(command.name), posix(words.join(u' ')));
    }
    // The first word that is no option is the command; file names are offered where nothing else fits.
    return u"_ccr() {\n"
           "  local word=${COMP_WORDS[COMP_CWORD]} command= words= at\n"
           "  for ((at = 1; at < COMP_CWORD; at++)); do\n"
           "    case ${COMP_WORDS[at]} in\n"
           "    --config) ((at++)) ;;\n"
           "    -*) ;;\n"
           "    *) command=${COMP_WORDS[at]}; break ;;\n"
           "    esac\n"
           "  done\n"
           "  case $command in\n"
           "    '' | help) words=%1 ;;\n"
           "%2"
           "  esac\n"
           "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
           "}\n"
           "complete -o default -F _ccr ccr"_s.arg(posix(names.join(u' ')), cases);
}

// In descriptions of _arguments and _describe brackets and colons have a meaning.
QString zshEscaped(QString words)
{
    return words.replace(u'[', u'(').replace(u']', u')').replace(u":"_s, u"\\:"_s);
}

QString zshOption(const CommandOption &option)
{
    QString specs;
    for (const QString &name : namesOf(option)) {
        QString spec = dashed(name) + u'[' + zshEscaped(text(option.summary)) + u']';
        if (option.value) spec += u':' + text(option.value) + u": "_s;
        specs += u' ' + posix(spec);
    }
    return specs;
}

QString zshScript()
{
    QString commands;
    QString cases;
    for (const Command &command : commandTable()) {
        commands += u"    %1\n"_s.arg(posix(QString(command.name) + u':' + zshEscaped(text(command.summary))));
        if (command.runAgent) continue;
        QString line;
        for (const CommandOption &option : command.options) line += zshOption(option);
        if (*command.words) line += u' ' + posix(u"1:what:(%1)"_s.arg(text(command.words)));
        cases += u"    %1) _arguments%2 '*:file:_files' ;;\n"_s.arg(QString(command.name), line);
    }
    return u"#compdef ccr\n"
           "_ccr() {\n"
           "  local -a commands\n"
           "  commands=(\n%1  )\n"
           "  if (( CURRENT == 2 )); then\n"
           "    _describe command commands\n"
           "    return\n"
           "  fi\n"
           "  local command=$words[2]\n"
           "  shift words\n"
           "  (( CURRENT-- ))\n"
           "  case $command in\n"
           "%2"
           "    *) _files ;;\n"
           "  esac\n"
           "}\n"
           "compdef _ccr ccr"_s.arg(commands, cases);
}

QString fishScript()
{
    QStringList lines{u"complete -c ccr -n __fish_use_subcommand -l config -r -d 'configuration file'"_s};
    const auto quoted = [](const QString &word) { return shellQuoted(word, ShellKind::Fish); };
    for (const Command &command : commandTable()) {
        const QString name = command.name;
        lines.append(u"complete -c ccr -f -n __fish_use_subcommand -a %1 -d %2"_s.arg(name, quoted(text(command.summary))));
        const QString prefix = u"complete -c ccr -n '__fish_seen_subcommand_from %1'"_s.arg(name);
        if (*command.words) lines.append(prefix + u" -f -a "_s + quoted(text(command.words)));
        for (const CommandOption &option : command.options) {
            QString line = prefix;
            for (const QString &word : namesOf(option)) line += (word.size() == 1 ? u" -s "_s : u" -l "_s) + word;
            if (option.value) line += u" -r"_s;
            lines.append(line + u" -d "_s + quoted(text(option.summary)));
        }
    }
    return lines.join(u'\n');
}

} // namespace

int completionCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("completion"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    const QString shell = parsed->operand(0);
    if (shell == "bash"_L1)
        say(bashScript());
    else if (shell == "zsh"_L1)
        say(zshScript());
    else if (shell == "fish"_L1)
        say(fishScript());
    else
        return refuse(u"\"%1\" is no shell that is known here; use bash, zsh or fish"_s.arg(shell));
    return 0;
}

} // namespace ccr::app
