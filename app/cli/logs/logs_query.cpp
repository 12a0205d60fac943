#include "app/cli/command_arguments.h"
#include "app/cli/logs/line_printer.h"
#include "app/cli/logs/log_selection.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "logging/query/line_search.h"

#include <deque>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

struct Totals
{
    std::uint64_t lines = 0;
    std::uint64_t matches = 0;
};

Result<Totals> countLines(const LogSelection &selection)
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

Result<Done> printAll(const LogSelection &selection, LinePrinter &printer)
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

// The last ones, in the order of the files: the newest file is asked first, and no older one when it has enough.
Result<Done> printLast(const LogSelection &selection, std::size_t limit, LinePrinter &printer)
{
    std::deque<std::string> last;
    for (auto file = selection.files.rbegin(); file != selection.files.rend() && last.size() < limit; ++file) {
        std::deque<std::string> ofFile;
        const std::size_t wanted = limit - last.size();
        const auto result = logging::searchLines(*file, selection.query, [&](std::string_view line) {
            ofFile.emplace_back(line);
            if (ofFile.size() > wanted) ofFile.pop_front();
            return true;
        });
        if (!result) return result.error();
        last.insert(last.begin(), std::make_move_iterator(ofFile.begin()), std::make_move_iterator(ofFile.end()));
    }
    for (const std::string &line : last)
        if (!printer.print(line)) break;
    return Done{};
}

} // namespace

int logsQuery(const CommandArguments &arguments)
{
    if (arguments.has("requests"_L1)) return logsRequests(arguments);
    const Result<LogSelection> selection = selectLogs(arguments, resolvedLogging(configPath()).config);
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
    const Result<qint64> limit = limitOf(arguments, -1);
    if (!limit) return refuse(limit.error());
    LinePrinter printer(shapeOf(arguments));
    const Result<Done> done = *limit < 0 ? printAll(*selection, printer) : printLast(*selection, static_cast<std::size_t>(*limit), printer);
    printer.flush();
    return done ? 0 : refuse(done.error());
}

} // namespace ccr::app
