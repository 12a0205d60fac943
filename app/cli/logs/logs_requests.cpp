#include "app/cli/command_arguments.h"
#include "app/cli/logs/history_access.h"
#include "app/cli/logs/log_selection.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "logging/api/field_json.h"
#include "logging/export/exchange_columns.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr qint64 shownRows = 100;

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
        QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(exchange.startedAt)).toString(u"yyyy-MM-dd HH:mm:ss"_s),
        QString::number(exchange.status).rightJustified(3), text(std::string(toString(exchange.outcome))).leftJustified(18),
        text(exchange.provider).leftJustified(12), model.leftJustified(32), seconds(exchange.stream.firstContent).rightJustified(6),
        seconds(exchange.total).rightJustified(6), tokens.rightJustified(12));
    if (!exchange.errorClass.empty()) line += u"  "_s + text(exchange.errorClass) + u": "_s + text(exchange.errorMessage);
    return line;
}

QString json(const logging::ExchangeSnapshot &exchange)
{
    std::string line;
    logging::forEachColumn(
        exchange, [&line](std::string_view name, const logging::FieldView::Value &value) { logging::appendJsonMember(line, name, value); });
    line.front() = '{'; // instead of the first comma
    return QString::fromStdString(line + '}');
}

} // namespace

int logsRequests(const CommandArguments &arguments)
{
    const Result<logging::Query> query = queryOf(arguments);
    if (!query) return refuse(query.error());
    const Result<qint64> limit = limitOf(arguments, shownRows);
    if (!limit) return refuse(limit.error());
    const auto store = openHistory(resolvedLogging(configPath()).config);
    if (!store) return refuse(store.error());
    std::vector<logging::ExchangeSnapshot> found;
    qint64 count = 0;
    const bool countsAlone = arguments.has("count"_L1);
    const auto done = (*store)->forEach({.query = *query}, [&](const logging::ExchangeSnapshot &exchange) {
        ++count;
        if (!countsAlone) found.push_back(exchange);
        return countsAlone || count < *limit || *limit == 0;
    });
    if (!done) return refuse(done.error());
    if (countsAlone) {
        say(QString::number(count));
        return 0;
    }
    // Newest last, where the eye is.
    for (auto exchange = found.rbegin(); exchange != found.rend(); ++exchange)
        say(arguments.has("json"_L1) ? json(*exchange) : row(*exchange));
    return 0;
}

} // namespace ccr::app
