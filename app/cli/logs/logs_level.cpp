#include "app/cli/command_arguments.h"
#include "app/cli/logs/log_question.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/logs/running_levels.h"
#include "app/cli/terminal.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

// Without a level it tells which ones hold.
int logsLevel(const CommandArguments &arguments)
{
    QJsonObject question;
    for (const QString &option : {u"component"_s, u"for"_s})
        if (arguments.has(option)) question.insert(option, arguments.value(option));
    const QString level = arguments.operand(1);
    if (level.isEmpty() && !question.isEmpty()) return refuse(u"say which level: trace, debug, info, warn, error, fatal or reset"_s);
    if (!level.isEmpty()) question.insert(u"level"_s, level);
    const Result<QByteArray> answer = level.isEmpty() ? runningLevels() : setRunningLevel(question);
    if (!answer) return refuse(answer.error());
    if (arguments.has("json"_L1)) {
        say(QString::fromUtf8(*answer));
        return 0;
    }
    const QStringList lines = levelLines(*answer);
    for (const QString &line : lines) say(line);
    if (lines.isEmpty()) say(u"The levels are those of the configuration."_s);
    return 0;
}

} // namespace ccr::app
