#include "app/headless/router_client.h"

#include "app/headless/health_probe.h"
#include "app/headless/service_control.h"
#include "proxy/config/config_loader.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto patience = 30s;
constexpr qsizetype statusBegin = 9; // after "HTTP/1.1 "
constexpr qsizetype maxAnswerBytes = 64LL * 1024 * 1024;

ErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
    case 403: return ErrorKind::Forbidden;
    case 404:
    case 405: return ErrorKind::NotFound;
    case 400:
    case 422: return ErrorKind::InvalidInput;
    case 408:
    case 504: return ErrorKind::Timeout;
    default: return ErrorKind::Unavailable;
    }
}

Error unavailable(const QString &message)
{
    return {.kind = ErrorKind::Unavailable, .message = message};
}

/// An answer without its head; an error's text where the status is one.
Result<QByteArray> bodyOf(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    const int status = answer.mid(statusBegin, 3).toInt();
    if (!answer.startsWith("HTTP/1.") || end < 0 || status == 0) return unavailable(u"the router gave no answer that can be read"_s);
    QByteArray body = answer.mid(end + 4);
    if (status == 200) return body;
    const QString said = QJsonDocument::fromJson(body).object().value("error"_L1).toObject().value("message"_L1).toString();
    return Error{.kind = kindOf(status), .message = said.isEmpty() ? u"the router answered with status %1"_s.arg(status) : said};
}

} // namespace

Result<QByteArray> RouterClient::post(const QByteArray &target, const QJsonObject &body) const
{
    return call("POST", target, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Result<QByteArray> RouterClient::call(const QByteArray &method, const QByteArray &target, const QByteArray &body) const
{
    const std::optional<RunningRouter> router = ServiceControl(m_configPath).recorded();
    if (!router || router->port == 0) return unavailable(u"the router does not run; start it with \"ccr start\""_s);
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(m_configPath, processEnvironment());
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    const QDeadlineTimer deadline(patience);
    socket.connectToHost(reachableHost(router->host), router->port);
    if (!socket.waitForConnected(int(deadline.remainingTime())))
        return unavailable(u"the router does not answer at port %1: %2"_s.arg(router->port).arg(socket.errorString()));
    // The end of an answer to HTTP/1.0 is the end of the connection, whatever its length.
    QByteArray request = method + ' ' + target + " HTTP/1.0\r\nHost: 127.0.0.1:" + QByteArray::number(router->port) + "\r\n";
    if (loaded && !loaded->config.apiKey.isEmpty()) request += "x-api-key: " + loaded->config.apiKey.toUtf8() + "\r\n";
    if (method == "POST") request += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    socket.write(request + "\r\n" + body);
    QByteArray answer;
    while (answer.size() < maxAnswerBytes && socket.waitForReadyRead(int(deadline.remainingTime()))) answer += socket.readAll();
    answer += socket.readAll();
    if (deadline.hasExpired()) return Error{.kind = ErrorKind::Timeout, .message = u"the router did not answer in time"_s};
    return bodyOf(answer);
}

} // namespace ccr::app
