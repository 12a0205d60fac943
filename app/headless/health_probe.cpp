#include "app/headless/health_probe.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr qsizetype maxAnswerBytes = 16 * 1024;

int remaining(const QDeadlineTimer &deadline)
{
    return static_cast<int>(deadline.remainingTime());
}

} // namespace

QString reachableHost(const QString &host)
{
    const QHostAddress address(host);
    if (host.isEmpty() || address == QHostAddress::AnyIPv4 || address == QHostAddress::Any) return u"127.0.0.1"_s;
    return address == QHostAddress::AnyIPv6 ? u"::1"_s : host;
}

Health probeHealth(const QString &host, quint16 port, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(reachableHost(host), port);
    if (!socket.waitForConnected(remaining(deadline))) return Health::NoAnswer;
    socket.write("GET /health HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    // The answer is one small object: no need to wait until the other side closes.
    while (!answer.endsWith('}') && answer.size() < maxAnswerBytes && socket.waitForReadyRead(remaining(deadline)))
        answer += socket.readAll();
    if (answer.isEmpty()) return Health::NoAnswer;
    return answer.startsWith("HTTP/1.1 200") && answer.contains("\"status\":\"ok\"") ? Health::Router : Health::OtherProgram;
}

} // namespace ccr::app
