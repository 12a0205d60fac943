#include "proxy/proxy_service.h"

#include "tests/support/proxy_client.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int changeCount = 50;

/// Answers with the name of the model that it was asked for, at once; or with a stream, when it is asked for one, that goes on as
/// the test says.
class NamingProvider final : public QObject
{
public:
    NamingProvider()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readFrom(socket); });
        });
        if (!m_server.listen(QHostAddress::LocalHost)) qFatal("cannot listen");
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1/v1/chat/completions"_s.arg(m_server.serverPort())); }
    bool streams() const { return m_stream != nullptr; }
    void sendPiece(const QByteArray &text) { m_stream->write(chunk(text)); }
    void endStream()
    {
        m_stream->write(R"(data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"
                        "\n\ndata: [DONE]\n\n");
        m_stream->disconnectFromHost();
    }

private:
    void readFrom(QTcpSocket *socket)
    {
        const QByteArray seen = socket->peek(65536);
        const qsizetype head = seen.indexOf("\r\n\r\n");
        const qsizetype field = seen.indexOf("Content-Length: ");
        if (head < 0 || field < 0) return;
        const qsizetype length = seen.mid(field + 16, seen.indexOf('\r', field) - field - 16).toLongLong();
        if (seen.size() < head + 4 + length) return;
        socket->skip(head + 4 + length);
        const bool wantsStream = seen.contains("\"stream\":true");
        const qsizetype at = seen.indexOf("\"model\":\"") + 9;
        const QByteArray model = seen.mid(at, seen.indexOf('"', at) - at);
        if (wantsStream) {
            m_stream = socket;
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + chunk("begin "));
            return;
        }
        const QByteArray body = R"({"id":"c","choices":[{"message":{"content":"from )" + model + R"("},"finish_reason":"stop"}]})";
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                      + body);
    }

    QTcpServer m_server;
    QPointer<QTcpSocket> m_stream;
};

} // namespace

class TestReloadUnderLoad : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dropsNothing_data();
    void dropsNothing();
};

void TestReloadUnderLoad::dropsNothing_data()
{
    QTest::addColumn<TransportKind>("transport");
    QTest::newRow("direct") << TransportKind::Direct;
    QTest::newRow("QNetworkAccessManager") << TransportKind::NetworkAccessManager;
}

// Each change takes the provider's old self away: its name, key and route are new.
void TestReloadUnderLoad::dropsNothing()
{
    QFETCH(TransportKind, transport);
    NamingProvider provider;
    RecordingTarget log;
    const auto configFor = [&, port = freePort()](int change) {
        ProxyConfig config;
        config.port = port;
        const QString name = u"p%1"_s.arg(change);
        config.providers.push_back({.name = name, .url = provider.url(), .dialect = u"openai-chat"_s, .transport = transport});
        config.router.defaultRoute = {name, u"m%1"_s.arg(change)};
        return config;
    };
    ProxyService service(configFor(0), log);
    service.start();
    QTRY_COMPARE(service.state().status, ProxyState::Status::Running);
    const quint16 port = service.state().port;
    RawClient stream(port);
    stream.send(post(body("any", true)));
    QTRY_VERIFY_WITH_TIMEOUT(provider.streams(), 20'000);

    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i) clients.push_back(std::make_unique<RawClient>(port));
    for (int change = 1; change <= changeCount; ++change) {
        const auto ask = [&](std::size_t client) { clients[client]->send(post(body("any", false))); };
        ask(0);
        ask(1);
        service.applyConfig(configFor(change));
        ask(2);
        ask(3);
        const QByteArray piece = "piece" + QByteArray::number(change) + ' ';
        provider.sendPiece(piece);
        for (const auto &client : clients) {
            std::optional<RawResponse> response;
            while (!hasArrived(*client, response)) {
                QVERIFY2(!client->isClosed(), qPrintable(QString::number(change)));
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            }
            QVERIFY2(response->status == 200, response->body.constData());
        }
        QTRY_VERIFY2_WITH_TIMEOUT(stream.received().contains(piece), piece.constData(), 20'000); // it goes on all the while
    }

    RawClient last(port);
    last.send(post(body("any", false)));
    std::optional<RawResponse> response;
    QTRY_VERIFY_WITH_TIMEOUT(hasArrived(last, response), 20'000);
    QVERIFY2(response->body.contains("from m" + QByteArray::number(changeCount)), response->body.constData());

    provider.endStream();
    std::optional<RawResponse> whole;
    QTRY_VERIFY_WITH_TIMEOUT(hasArrived(stream, whole), 20'000);
    QCOMPARE(whole->status, 200);
    QVERIFY(whole->body.contains("message_stop") && !whole->body.contains("event: error"));
    QTRY_COMPARE(log.finished().size(), std::size_t(4 * changeCount + 2));
    for (const logging::ExchangeFinished &finished : log.finished())
        QVERIFY2(finished.outcome == logging::Outcome::Ok, finished.errorMessage.c_str());
}

QTEST_GUILESS_MAIN(TestReloadUnderLoad)
#include "tst_reload_under_load.moc"
