#include "app/cli/command_arguments.h"

#include "app/cli/command_table.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace ccr::app {

Result<CommandArguments> CommandArguments::parse(const Command &command, const QStringList &arguments)
{
    QCommandLineParser parser;
    QList<QCommandLineOption> options;
    for (const CommandOption &option : command.options) {
        const QStringList names = QString(option.names).split(u',');
        options.append(QCommandLineOption(names, QString(), option.value ? QString::fromUtf8(option.value) : QString()));
    }
    parser.addOptions(options);
    if (!parser.parse(QStringList(u"ccr"_s) + arguments))
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
