#include "app/cli/command_arguments.h"
#include "app/cli/logs/log_question.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "logging/base/date_time.h"
#include "logging/report/stored_exchanges.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int shownRows = 100;

QString seconds(const std::optional<nanoseconds> &duration)
{
    if (!duration) return u"-"_s;
    return QString::number(std::chrono::duration<double>(*duration).count(), 'f', 1) + u's';
}

QString row(const logging::ExchangeSnapshot &exchange)
{
    const auto text = [](const std::string &value) { return QString::fromStdString(value); };
    QString model = text(exchange.model.empty() ? exchange.askedModel : exchange.model);
    if (!exchange.model.empty() && exchange.model != exchange.askedModel && !exchange.askedModel.empty())
        model += u" <- "_s + text(exchange.askedModel);
    const QString tokens = exchange.tokens.known ? u"%1/%2"_s.arg(exchange.tokens.input).arg(exchange.tokens.output) : u"-"_s;
    QString line = u"%1  %2  %3  %4  %5  %6  %7  %8"_s.arg(
        localTime(exchange.startedAt).toString(u"yyyy-MM-dd HH:mm:ss"_s), QString::number(exchange.status).rightJustified(3),
        text(std::string(toString(exchange.outcome))).leftJustified(18), text(exchange.provider).leftJustified(12), model.leftJustified(32),
        seconds(exchange.stream.firstContent).rightJustified(6), seconds(exchange.total).rightJustified(6), tokens.rightJustified(12));
    if (!exchange.errorClass.empty()) line += u"  "_s + text(exchange.errorClass) + u": "_s + text(exchange.errorMessage);
    return line;
}

} // namespace

int logsRequests(const CommandArguments &arguments)
{
    logging::LogQuestion question = questionOf(logging::LogReport::Query, arguments);
    if (!question.options.contains(u"limit"_s)) question.options.insert(u"limit"_s, QString::number(shownRows));
    const bool countsAlone = arguments.has("count"_L1);
    if (arguments.has("json"_L1)) return printReport(logging::LogReport::Query, question);
    const logging::QuestionReader reader(question, wallNow());
    const Result<logging::Query> query = reader.query();
    if (!query) return refuse(query.error());
    const Result<logging::PageRequest> request = logging::pageRequestOf(question, reader);
    if (!request) return refuse(request.error());
    const logging::LoggingConfig config = resolvedLogging(configPath()).config;
    if (countsAlone) {
        qint64 count = 0;
        const auto done = logging::forEachExchange(*query, request->order, config, [&count](const logging::ExchangeSnapshot &) {
            ++count;
            return true;
        });
        if (!done) return refuse(done.error());
        say(QString::number(count));
        return 0;
    }
    const auto page = logging::findExchangePage(*query, *request, config);
    if (!page) return refuse(page.error());
    for (const logging::ExchangeSnapshot &exchange : page->exchanges) say(row(exchange));
    return 0;
}

} // namespace ccr::app
