#include "app/cli/command_arguments.h"
#include "app/cli/logs/line_printer.h"
#include "app/cli/logs/log_question.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "app/headless/unix_signals.h"
#include "logging/query/line_follower.h"
#include "logging/query/line_search.h"
#include "logging/query/line_subject.h"

#include <QCoreApplication>
#include <QTimer>

#include <deque>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto pollInterval = 100ms;
constexpr qint64 shownAtFirst = 10; // as tail does

/// Prints what comes, until it is told to stop or nobody reads.
class Follower : public QObject
{
public:
    Follower(const QString &path, logging::LineFollower::Begin begin, const logging::Query &query, LinePrinter &printer)
        : m_lines(path, begin), m_query(query), m_printer(printer)
    {
        connect(&m_timer, &QTimer::timeout, this, &Follower::poll);
        m_timer.start(pollInterval);
    }
    const std::optional<Error> &error() const { return m_error; }

private:
    void poll()
    {
        bool isRead = true;
        const Result<Done> done = m_lines.poll([&](std::string_view line) {
            m_subject.setLine(line, line.size());
            if (m_query.matches(m_subject)) isRead = m_printer.print(line) && isRead;
        });
        if (!done) m_error = done.error();
        if (!m_printer.flush() || !isRead || !done) QCoreApplication::quit();
    }

    logging::LineFollower m_lines;
    const logging::Query &m_query;
    logging::LineSubject m_subject;
    LinePrinter &m_printer;
    QTimer m_timer;
    std::optional<Error> m_error;
};

Result<Done> printLast(const QString &file, const logging::Query &query, std::size_t count, LinePrinter &printer)
{
    std::deque<std::string> last;
    const auto result = logging::searchLines(file, query, [&](std::string_view line) {
        last.emplace_back(line);
        if (last.size() > count) last.pop_front();
        return true;
    });
    if (!result) return result.error();
    for (const std::string &line : last) printer.print(line);
    printer.flush();
    return Done{};
}

} // namespace

int logsTail(const CommandArguments &arguments)
{
    const Result<logging::LogSelection> selection = selectLogs(arguments, resolvedLogging(configPath()).config);
    if (!selection) return refuse(selection.error());
    const QString path = selection->active.isEmpty() ? selection->files.last() : selection->active;
    const Result<qint64> limit = limitOf(arguments, shownAtFirst);
    if (!limit) return refuse(limit.error());
    LinePrinter printer(shapeOf(arguments));
    const bool exists = selection->files.contains(path);
    const bool follows = arguments.has("follow"_L1);
    if (!exists && !follows) return refuse(u"there is no log file yet at %1; --follow waits for it"_s.arg(path));
    // Opened before the last lines are looked for: what is written meanwhile comes twice rather than never.
    std::optional<Follower> follower;
    if (follows) {
        const auto begin = exists ? logging::LineFollower::Begin::AtTheEnd : logging::LineFollower::Begin::AtTheStart;
        follower.emplace(path, begin, selection->query, printer);
    }
    if (exists) {
        const Result<Done> done = printLast(path, selection->query, static_cast<std::size_t>(*limit), printer);
        if (!done) return refuse(done.error());
    }
    if (!follower) return 0;
    UnixSignals signals;
    QObject::connect(&signals, &UnixSignals::terminateRequested, &*follower, [] { QCoreApplication::quit(); });
    QCoreApplication::exec();
    return follower->error() ? refuse(*follower->error()) : 0;
}

} // namespace ccr::app
