#include "app/cli/logs/log_question.h"

#include "app/cli/command_arguments.h"
#include "app/cli/logs/log_rotation.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/terminal.h"
#include "app/headless/service_control.h"
#include "logging/report/stored_reports.h"

#include <QDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

/// On standard output, with a line's end behind the last byte.
class PrintedAnswer final : public logging::LogAnswer
{
public:
    void begin(const logging::LogAnswerHead &head) override { m_next = head.next; }
    bool write(std::string_view piece) override
    {
        if (!piece.empty()) m_last = piece.back();
        return std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size();
    }
    void finish() const
    {
        if (m_last != '\n') std::fputc('\n', stdout);
        std::fflush(stdout);
    }
    const QString &next() const { return m_next; }

private:
    QString m_next;
    char m_last = '\n';
};

logging::ReportSources sourcesOfCommand()
{
    return {.config = [] { return resolvedLogging(configPath()).config; },
            .routerRuns =
                [] {
                    const Result<ServiceStatus> status = ServiceControl(configPath()).status();
                    return status && status->answers;
                },
            .rotate = [](const QString &stream) { return rotateLogs(resolvedLogging(configPath()).config, stream); },
            .home = QDir::homePath(),
            .version = QStringLiteral(CCR_VERSION)};
}

} // namespace

logging::LogQuestion questionOf(logging::LogReport report, const CommandArguments &arguments)
{
    logging::LogQuestion question{.query = arguments.operands().mid(1).join(u' '), .options = {}, .optionPrefix = u"--"_s};
    for (const QString &option : logging::reportOptions(report))
        if (arguments.has(option)) question.options.insert(option, arguments.value(option));
    return question;
}

Result<logging::LogSelection> selectLogs(const CommandArguments &arguments, const logging::LoggingConfig &config)
{
    const logging::LogQuestion question = questionOf(logging::LogReport::Query, arguments);
    const logging::QuestionReader reader(question, wallNow());
    const QStringList files = arguments.values("file"_L1);
    if (files.isEmpty()) return logging::selectLogs(reader, config);
    const Result<logging::Query> query = reader.query();
    if (!query) return query.error();
    return logging::LogSelection{.files = files, .active = {}, .query = *query};
}

Result<qint64> limitOf(const CommandArguments &arguments, qint64 otherwise)
{
    const logging::LogQuestion question = questionOf(logging::LogReport::Query, arguments);
    const Result<std::optional<qint64>> limit = logging::QuestionReader(question, {}).count(u"limit"_s, 0);
    if (!limit) return limit.error();
    return limit->value_or(otherwise);
}

int printReport(logging::LogReport report, const CommandArguments &arguments)
{
    return printReport(report, questionOf(report, arguments));
}

int printReport(logging::LogReport report, const logging::LogQuestion &question)
{
    PrintedAnswer answer;
    const std::atomic<bool> cancelled = false;
    const Result<Done> done = logging::StoredReports(sourcesOfCommand()).answer(report, question, answer, cancelled);
    if (!done) return refuse(done.error());
    answer.finish();
    // Where pages are turned, as the order or a cursor says.
    if (!answer.next().isEmpty() && (question.options.contains(u"cursor"_s) || question.options.contains(u"order"_s)))
        std::fprintf(stderr, "ccr: there is more: --cursor %s\n", qPrintable(answer.next()));
    return 0;
}

} // namespace ccr::app
