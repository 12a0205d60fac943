#include "app/cli/command_arguments.h"

#include "app/cli/command_table.h"

#include <QCommandLineParser>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

const CommandOption *optionCalled(const Command &command, const QString &name)
{
    for (const CommandOption &option : command.options)
        if (QString(option.names).split(u',').contains(name)) return &option;
    return nullptr;
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

/// "-status:200" means without it; "-n", "-n5", "-n=5" and "-z" mean an option, known or not.
bool isQueryTerm(const Command &command, const QString &argument)
{
    if (!argument.startsWith(u'-')) return true;
    if (argument.startsWith("--"_L1) || argument.size() <= 2) return argument == "-"_L1;
    const CommandOption *option = optionCalled(command, argument.mid(1, 1));
    return !option || !option->value || !(argument[2] == u'=' || isNumber(QStringView(argument).mid(2)));
}

/// The same with every operand behind "--".
QStringList operandsLast(const Command &command, const QStringList &arguments)
{
    QStringList options;
    QStringList operands;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == "--"_L1) {
            operands += arguments.mid(i + 1);
            break;
        }
        if (isQueryTerm(command, argument)) {
            operands.append(argument);
            continue;
        }
        options.append(argument);
        const CommandOption *option = optionCalled(command, argument.mid(argument.startsWith("--"_L1) ? 2 : 1));
        if (option && option->value && i + 1 < arguments.size()) options.append(arguments[++i]);
    }
    return options + QStringList(u"--"_s) + operands;
}

} // namespace

Result<CommandArguments> CommandArguments::parse(const Command &command, const QStringList &arguments)
{
    QCommandLineParser parser;
    QList<QCommandLineOption> options;
    for (const CommandOption &option : command.options) {
        const QStringList names = QString(option.names).split(u',');
        options.append(QCommandLineOption(names, QString(), option.value ? QString::fromUtf8(option.value) : QString()));
    }
    parser.addOptions(options);
    if (!parser.parse(QStringList(u"ccr"_s) + (command.takesQuery ? operandsLast(command, arguments) : arguments)))
        return Error{.kind = ErrorKind::InvalidInput,
                     .message = u"%1 Try \"ccr help %2\"."_s.arg(parser.errorText(), QString(command.name))};
    CommandArguments parsed;
    for (const QCommandLineOption &option : options)
        if (parser.isSet(option)) parsed.m_options.insert(option.names().last(), parser.values(option));
    parsed.m_operands = parser.positionalArguments();
    return parsed;
}

Result<CommandArguments> CommandArguments::parse(QLatin1StringView command, const QStringList &arguments)
{
    const Command *known = findCommand(QString(command));
    Q_ASSERT(known);
    return parse(*known, arguments);
}

} // namespace ccr::app
