#include "app/cli/command_arguments.h"
#include "app/cli/logs/log_question.h"
#include "app/cli/logs/log_rotation.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "logging/report/purge_question.h"
#include "logging/report/stored_reports.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int someStayed = 2;

QString bytesText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}

void print(const logging::PurgeOutcome &outcome)
{
    for (const auto &item : outcome.plan.items) say(u"%1  %2"_s.arg(bytesText(item.file.bytes).rightJustified(12), item.file.path));
    say(u"%1 files, %2"_s.arg(outcome.plan.items.size()).arg(bytesText(outcome.plan.bytes)));
    if (outcome.requests > 0) say(u"%1 requests of the history"_s.arg(outcome.requests));
}

} // namespace

int logsPurge(const CommandArguments &arguments)
{
    const logging::LogQuestion question = questionOf(logging::LogReport::Purge, arguments);
    const auto outcome = logging::runPurge(logging::QuestionReader(question, wallNow()), resolvedLogging(configPath()).config);
    if (!outcome) return refuse(outcome.error());
    if (arguments.has("json"_L1))
        say(QString::fromUtf8(outcome->json()));
    else
        print(*outcome);
    for (const Phrase &failure : std::as_const(outcome->failed)) refuse(failure);
    return outcome->failed.isEmpty() ? 0 : 1;
}

int logsRotate(const CommandArguments &arguments)
{
    const auto outcomes = rotateLogs(resolvedLogging(configPath()).config, arguments.value("stream"_L1));
    if (!outcomes) return refuse(outcomes.error());
    if (arguments.has("json"_L1)) say(QString::fromUtf8(logging::rotationJson(*outcomes)));
    bool isComplete = true;
    for (const logging::RotationOutcome &outcome : *outcomes) {
        if (!outcome.problem.isEmpty()) refuse(outcome.problem);
        if (!outcome.file.isEmpty() && !arguments.has("json"_L1)) say(outcome.file);
        isComplete = isComplete && outcome.problem.isEmpty();
    }
    return isComplete ? 0 : someStayed;
}

} // namespace ccr::app
