#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/endpoint/worker_answer.h"
#include "proxy/exchange/exchange_table.h"
#include "proxy/http/query.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using logging::LogQuestion;
using logging::LogReport;

const QString shownUnasked = u"1000"_s; ///< records or requests; "limit=0" is all

Error wrong(const QString &message)
{
    return {.kind = ErrorKind::InvalidInput, .message = message};
}

void put(LogQuestion &question, const QString &name, const QString &value)
{
    if (name == "query"_L1)
        question.query = value;
    else
        question.options.insert(name, value);
}

/// The members of a JSON object count like parameters of the address.
Result<Done> readBody(const QByteArray &body, LogQuestion &question)
{
    if (body.isEmpty()) return Done{};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (!document.isObject())
        return wrong(
            u"The body is no JSON object (%1 at byte %2); write for example {\"days\": 30, \"dry-run\": true}."_s.arg(problem.errorString())
                .arg(problem.offset));
    const QJsonObject object = document.object();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QJsonValue value = member.value();
        if (value.isArray() || value.isObject() || value.isNull())
            return wrong(u"%1: a text, a number, true or false is wanted."_s.arg(member.key()));
        put(question, member.key(), value.toVariant().toString());
    }
    return Done{};
}

Result<LogQuestion> questionOf(const HttpRequest &request)
{
    LogQuestion question;
    for (const auto &[name, value] : queryValues(request.head.query))
        put(question, QString::fromStdString(name), QString::fromStdString(value));
    if (const Result<Done> read = readBody(request.body, question); !read) return read.error();
    return question;
}

} // namespace

void answerLogReport(LogReport kind, const HttpRequest &request, HttpResponder &responder, const EndpointServices &services)
{
    const ServerControl &server = services.server;
    if (!server.reports || !server.reportThreads)
        return respondError(responder, {.kind = ErrorKind::Unavailable, .message = u"This program keeps no logs."_s});
    Result<LogQuestion> question = questionOf(request);
    if (!question) return respondError(responder, question.error());
    if (kind == LogReport::Query && !question->options.contains(u"limit"_s)) question->options.insert(u"limit"_s, shownUnasked);
    WorkerAnswer::begin(*server.reports, kind, std::move(question).value(), responder, *server.reportThreads, &services.exchanges);
}

} // namespace ccr::proxy
