#include "app/cli/command_arguments.h"
#include "app/cli/logs/line_printer.h"
#include "app/cli/logs/log_question.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "logging/query/line_search.h"
#include "logging/report/record_page.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

struct Totals
{
    std::uint64_t lines = 0;
    std::uint64_t matches = 0;
};

Result<Totals> countLines(const logging::LogSelection &selection)
{
    Totals totals;
    for (const QString &file : selection.files) {
        const auto result = logging::searchLines(file, selection.query, {});
        if (!result) return result.error();
        totals.lines += result->lines;
        totals.matches += result->matches;
    }
    return totals;
}

Result<Done> printAll(const logging::LogSelection &selection, LinePrinter &printer)
{
    for (const QString &file : selection.files) {
        bool isRead = true;
        const auto result =
            logging::searchLines(file, selection.query, [&](std::string_view line) { return isRead = printer.print(line); });
        if (!result) return result.error();
        if (!isRead) break;
    }
    return Done{};
}

Result<Done> printPage(const logging::LogSelection &selection, const logging::PageRequest &request, LinePrinter &printer)
{
    const std::atomic<bool> cancelled = false;
    const auto page = logging::findRecordPage(selection, request, cancelled);
    if (!page) return page.error();
    for (const std::string &line : page->lines)
        if (!printer.print(line)) break;
    return Done{};
}

// What programs read comes from the one report, unless it is about other files than the log's.
bool isReport(const CommandArguments &arguments)
{
    if (!arguments.values("file"_L1).isEmpty()) return false;
    return arguments.has("count"_L1) ? arguments.has("json"_L1) : shapeOf(arguments) == LinePrinter::Shape::AsItIs;
}

} // namespace

int logsQuery(const CommandArguments &arguments)
{
    if (arguments.has("requests"_L1)) return logsRequests(arguments);
    if (isReport(arguments)) return printReport(logging::LogReport::Query, arguments);
    const Result<logging::LogSelection> selection = selectLogs(arguments, resolvedLogging(configPath()).config);
    if (!selection) return refuse(selection.error());
    if (arguments.has("count"_L1)) {
        const Result<Totals> totals = countLines(*selection);
        if (!totals) return refuse(totals.error());
        if (arguments.has("json"_L1))
            say(u"{\"matches\":%1,\"lines\":%2}"_s.arg(totals->matches).arg(totals->lines));
        else
            say(QString::number(totals->matches));
        return 0;
    }
    const logging::LogQuestion question = questionOf(logging::LogReport::Query, arguments);
    const auto request = logging::pageRequestOf(question, logging::QuestionReader(question, wallNow()));
    if (!request) return refuse(request.error());
    LinePrinter printer(shapeOf(arguments));
    const Result<Done> done = request->limit == 0 ? printAll(*selection, printer) : printPage(*selection, *request, printer);
    printer.flush();
    return done ? 0 : refuse(done.error());
}

} // namespace ccr::app
