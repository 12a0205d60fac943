#include "proxy/proxy_service.h"

#include "tests/support/fake_provider.h"
#include "tests/support/proxy_client.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Answer = std::function<void(const FakeProvider::Request &)>;

} // namespace
Q_DECLARE_METATYPE(Answer)

/// The whole proxy between a client of raw bytes and a provider that misbehaves: what is wrong is said once to the client, in
/// Anthropic's shape, and once to the log.
class TestProxyService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data();
    void init();
    void refusesWhatIsWrongWithTheRequest_data();
    void refusesWhatIsWrongWithTheRequest();
    void tellsWhatIsWrongWithTheProvider_data();
    void tellsWhatIsWrongWithTheProvider();
    void tellsWhatIsWrongWithTheAddress_data();
    void tellsWhatIsWrongWithTheAddress();
    void endsABrokenStreamWithAnError_data();
    void endsABrokenStreamWithAnError();
    void refusesAnEmptyStream_data();
    void refusesAnEmptyStream();
    void stopsTheProviderWhenTheClientLeaves_data();
    void stopsTheProviderWhenTheClientLeaves();
    void pausesTheProviderForASlowClient();
    void letsRunningRequestsEndWhenItStops();
    void goesOnWhenItIsStartedWhileItDrains();
    void staysWhereItIsWhenItCannotMove();
    void listensElsewhereOnceItMay();

private:
    void expectOneRecord(logging::Outcome outcome);

    std::unique_ptr<FakeProvider> m_provider;
    std::unique_ptr<RecordingTarget> m_log;
    std::unique_ptr<ProxyService> m_service;
    ProxyConfig m_config;
};

void TestProxyService::initTestCase_data()
{
    QTest::addColumn<TransportKind>("transport");
    QTest::newRow("direct") << TransportKind::Direct;
    QTest::newRow("qnam") << TransportKind::NetworkAccessManager;
}

void TestProxyService::init()
{
    QFETCH_GLOBAL(TransportKind, transport);
    m_service.reset();
    m_provider = std::make_unique<FakeProvider>();
    m_log = std::make_unique<RecordingTarget>();
    m_config = {};
    m_config.port = freePort();
    m_config.apiKey = u"router-key"_s;
    m_config.timeout = 60s;
    const auto provider = [&](const QString &name, const QUrl &url) {
        m_config.providers.push_back({.name = name,
                                      .url = url,
                                      .keys = {{.label = u"key 1"_s, .secret = u"provider-key"_s}},
                                      .models = {u"m"_s},
                                      .dialect = u"openai-chat"_s,
                                      .transport = transport});
    };
    provider(u"p"_s, m_provider->url());
    provider(u"dead"_s, QUrl(u"http://127.0.0.1:%1/v1"_s.arg(freePort())));
    provider(u"lost"_s, QUrl(u"http://no-such-host.invalid/v1"_s));
    QUrl tls = m_provider->url();
    tls.setScheme(u"https"_s);
    provider(u"tls"_s, tls);
    m_config.router.defaultRoute = {u"p"_s, u"m"_s};
    m_service = std::make_unique<ProxyService>(m_config, *m_log);
    m_service->start();
    QTRY_COMPARE(m_service->state().status, ProxyState::Status::Running);
}

void TestProxyService::expectOneRecord(logging::Outcome outcome)
{
    QTRY_COMPARE(m_log->finished().size(), 1U);
    QCOMPARE(m_log->started(), 1U);
    QVERIFY(m_log->finished().front().outcome == outcome);
}

/// Sends, and checks status, error type and words of the answer.
#define EXPECT_ERROR(request, expectedStatus, expectedType, words)                                                                         \
    RawClient client(m_config.port);                                                                                                       \
    client.send(request);                                                                                                                  \
    std::optional<RawResponse> response;                                                                                                   \
    QTRY_VERIFY_WITH_TIMEOUT(hasArrived(client, response), 20'000);                                                                        \
    QCOMPARE(response->status, expectedStatus);                                                                                            \
    const QJsonObject answer = QJsonDocument::fromJson(response->body).object();                                                           \
    QCOMPARE(answer.value(u"type"_s).toString(), u"error"_s);                                                                              \
    QCOMPARE(answer.value(u"error"_s).toObject().value(u"type"_s).toString(), expectedType);                                               \
    const QString message = answer.value(u"error"_s).toObject().value(u"message"_s).toString();                                            \
    for (const QString &word : words) QVERIFY2(message.contains(word, Qt::CaseInsensitive), qPrintable(message));                          \
    QVERIFY2(!message.contains(u"provider-key"_s), qPrintable(message))

void TestProxyService::refusesWhatIsWrongWithTheRequest_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("words");
    const QByteArray good = body("any", false);
    QTest::newRow("cut body") << post(good.chopped(3)) << 400 << u"invalid_request_error"_s << QStringList{u"JSON"_s};
    QTest::newRow("field of a wrong type") << post(R"({"model":"m","messages":7})") << 400 << u"invalid_request_error"_s
                                           << QStringList{u"messages"_s, u"array"_s, u"number"_s};
    QTest::newRow("no model") << post(R"({"messages":[]})") << 400 << u"invalid_request_error"_s << QStringList{u"model"_s};
    QTest::newRow("wrong content type") << post(good, "Content-Type: text/plain\r\nx-api-key: router-key\r\n") << 415
                                        << u"invalid_request_error"_s << QStringList{u"text/plain"_s, u"application/json"_s};
    QTest::newRow("no key") << post(good, "Content-Type: application/json\r\n") << 401 << u"authentication_error"_s
                            << QStringList{u"x-api-key"_s};
    QTest::newRow("wrong key") << post(good, "Content-Type: application/json\r\nAuthorization: Bearer nope\r\n") << 401
                               << u"authentication_error"_s << QStringList{u"APIKEY"_s};
    QTest::newRow("unknown provider") << post(body("nobody,m", false)) << 404 << u"not_found_error"_s
                                      << QStringList{u"\"nobody\""_s, u"p, dead, lost, tls"_s};
}

void TestProxyService::refusesWhatIsWrongWithTheRequest()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QString, type);
    QFETCH(QStringList, words);
    EXPECT_ERROR(request, status, type, words);
    QTRY_COMPARE(m_log->finished().size(), 1U);
    QCOMPARE(m_provider->peers().size(), 0U);
}

void TestProxyService::tellsWhatIsWrongWithTheProvider_data()
{
    QTest::addColumn<Answer>("provider");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("words");
    const auto answer = [](int status, const QByteArray &content, const QByteArray &fields = {}) {
        return Answer([=](const FakeProvider::Request &request) { request.peer->answer(status, content, fields); });
    };
    QTest::newRow("unknown model") << answer(404, R"({"error":{"message":"The model m does not exist","type":"invalid_request_error"}})")
                                   << 404 << u"not_found_error"_s << QStringList{u"The model m does not exist"_s};
    QTest::newRow("no quota") << answer(429, R"({"error":{"message":"slow down"}})", "Retry-After: 7\r\n") << 429 << u"rate_limit_error"_s
                              << QStringList{u"slow down"_s};
    QTest::newRow("wrong key") << answer(401, R"({"error":{"message":"Incorrect API key provided: provider-key"}})") << 401
                               << u"authentication_error"_s << QStringList{u"Incorrect API key"_s};
    QTest::newRow("overloaded") << answer(529, "busy") << 529 << u"overloaded_error"_s << QStringList{u"busy"_s};
    QTest::newRow("a page for people") << answer(502, "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>") << 502
                                       << u"api_error"_s << QStringList{u"502 Bad Gateway"_s};
    QTest::newRow("a page instead of an answer")
        << answer(200, "<html><title>Welcome</title></html>") << 502 << u"api_error"_s << QStringList{u"Welcome"_s};
    QTest::newRow("a redirect") << answer(307, {}, "Location: https://elsewhere.invalid/\r\n") << 502 << u"api_error"_s
                                << QStringList{u"307"_s, u"api_base_url"_s};
    QTest::newRow("no answer") << Answer([](const FakeProvider::Request &request) { request.peer->close(); }) << 502 << u"api_error"_s
                               << QStringList{u"127.0.0.1"_s};
    QTest::newRow("reset") << Answer([](const FakeProvider::Request &request) { request.peer->reset(); }) << 502 << u"api_error"_s
                           << QStringList{u"127.0.0.1"_s};
    QTest::newRow("not HTTP") << Answer([](const FakeProvider::Request &request) {
        request.peer->send("220 mail ready\r\n\r\n");
        request.peer->close();
    }) << 502 << u"api_error"_s
                              << QStringList{u"127.0.0.1"_s};
    QTest::newRow("half an answer") << Answer([](const FakeProvider::Request &request) {
        request.peer->send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"choices\":");
        request.peer->close();
    }) << 502 << u"api_error"_s << QStringList{u"127.0.0.1"_s};
}

void TestProxyService::tellsWhatIsWrongWithTheProvider()
{
    QFETCH(Answer, provider);
    QFETCH(int, status);
    QFETCH(QString, type);
    QFETCH(QStringList, words);
    m_provider->onRequest = provider;
    // A key that the provider repeats does get to the client; only the log hides it.
    const QByteArray request = post(body("any", false));
    if (words.contains(u"Incorrect API key"_s)) {
        RawClient client(m_config.port);
        client.send(request);
        std::optional<RawResponse> response;
        QTRY_VERIFY(hasArrived(client, response));
        QCOMPARE(response->status, status);
    } else {
        EXPECT_ERROR(request, status, type, words);
        if (status == 429) QCOMPARE(response->field("retry-after"), "7");
    }
    expectOneRecord(logging::Outcome::Failed);
    QCOMPARE(m_provider->requests().size(), 1U);
    QVERIFY(!m_provider->requests().front().head.contains("router-key")); // the client's key stays here
}

void TestProxyService::tellsWhatIsWrongWithTheAddress_data()
{
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nobody listens") << QByteArray("dead") << QStringList{u"refused"_s, u"127.0.0.1:"_s};
    QTest::newRow("unknown host") << QByteArray("lost") << QStringList{u"no-such-host.invalid"_s, u"resolve"_s};
    QTest::newRow("no TLS there") << QByteArray("tls") << QStringList{u"TLS"_s, u"127.0.0.1:"_s};
}

void TestProxyService::tellsWhatIsWrongWithTheAddress()
{
    QFETCH(QByteArray, provider);
    QFETCH(QStringList, words);
    // A server that answers the handshake with something else.
    QTcpServer plain;
    if (provider == "tls") {
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        connect(&plain, &QTcpServer::newConnection, &plain,
                [&plain] { plain.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
        m_config.providers.back().url.setPort(plain.serverPort());
        m_service->applyConfig(m_config);
    }
    EXPECT_ERROR(post(body(provider + ",m", false)), 502, u"api_error"_s, words);
    expectOneRecord(logging::Outcome::Failed);
}

void TestProxyService::endsABrokenStreamWithAnError_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<bool>("reset");
    QTest::newRow("closed between events") << QByteArray() << false;
    QTest::newRow("closed in the middle of a line") << QByteArray(R"(data: {"id":"c","choices":[{"del)") << false;
    QTest::newRow("closed in the middle of a character") << chunk("\xE4\xB8\x96").left(70) << false;
    QTest::newRow("reset") << QByteArray() << true;
    QTest::newRow("error event") << QByteArray("data: {\"error\":{\"message\":\"out of memory\",\"code\":500}}\n\n") << false;
    QTest::newRow("overloaded") << QByteArray("data: {\"error\":{\"message\":\"overloaded\",\"code\":529}}\n\n") << false;
}

void TestProxyService::endsABrokenStreamWithAnError()
{
    QFETCH(QByteArray, rest);
    QFETCH(bool, reset);
    RawClient client(m_config.port);
    client.send(post(body("any", true)));
    QTRY_COMPARE(m_provider->requests().size(), 1U);
    FakePeer *peer = m_provider->requests().front().peer;
    peer->beginStream();
    peer->sendChunk(chunk("Hello"));
    QTRY_VERIFY(client.received().contains("Hello")); // it is on its way before the trouble begins
    if (!rest.isEmpty()) peer->sendChunk(rest);
    reset ? peer->reset() : peer->close();
    std::optional<RawResponse> response;
    QTRY_VERIFY(hasArrived(client, response));
    QCOMPARE(response->status, 200);
    QCOMPARE(response->body.count("event: error\n"), 1);
    QVERIFY2(!response->body.contains("message_stop"), response->body); // never looks like a complete answer
    QVERIFY2(!response->body.contains("message_delta"), response->body);
    const QByteArray data = response->body.mid(response->body.indexOf("event: error\ndata: ") + 19);
    QVERIFY2(data.endsWith("\n\n") && data.count('\n') == 2, data); // the last event
    const QJsonObject event = QJsonDocument::fromJson(data).object();
    QCOMPARE(event.value(u"type"_s).toString(), u"error"_s);
    const QJsonObject detail = event.value(u"error"_s).toObject();
    QCOMPARE(detail.value(u"type"_s).toString(), rest.contains("529") ? u"overloaded_error"_s : u"api_error"_s);
    QVERIFY2(!detail.value(u"message"_s).toString().isEmpty(), data);
    QTRY_COMPARE(m_log->finished().size(), 1U);
    const logging::ExchangeFinished record = m_log->finished().front();
    QVERIFY(record.outcome == logging::Outcome::StreamTruncated || record.outcome == logging::Outcome::StreamErrorEvent);
    QVERIFY(!record.errorMessage.empty());
}

void TestProxyService::refusesAnEmptyStream_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("nothing at all") << QByteArray();
    QTest::newRow("only the end mark") << QByteArray("data: [DONE]\n\n");
    QTest::newRow("only an error") << QByteArray("data: {\"error\":{\"message\":\"out of memory\",\"code\":500}}\n\n");
    QTest::newRow("a beginning and no content") << chunk("");
}

// Nothing has gone to the client yet, so that it is told by the status.
void TestProxyService::refusesAnEmptyStream()
{
    QFETCH(QByteArray, stream);
    m_provider->onRequest = [stream](const FakeProvider::Request &request) {
        request.peer->beginStream();
        if (!stream.isEmpty()) request.peer->sendChunk(stream);
        request.peer->endChunks();
    };
    EXPECT_ERROR(post(body("any", true)), stream.contains("code\":500") ? 500 : 502, u"api_error"_s, QStringList());
    expectOneRecord(logging::Outcome::Failed);
}

void TestProxyService::stopsTheProviderWhenTheClientLeaves_data()
{
    QTest::addColumn<bool>("wantsStream");
    QTest::addColumn<QByteArray>("sent"); // by the provider, before the client leaves
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    QTest::newRow("in the middle of the answer") << true << head + chunk("Hello");
    QTest::newRow("before the content") << true << head + chunk("");
    QTest::newRow("before the head") << true << QByteArray();
    QTest::newRow("before a whole answer") << false << QByteArray();
    QTest::newRow("in the middle of a whole answer")
        << false << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"choices\":");
}

void TestProxyService::stopsTheProviderWhenTheClientLeaves()
{
    QFETCH(bool, wantsStream);
    QFETCH(QByteArray, sent);
    RawClient client(m_config.port);
    client.send(post(body("any", wantsStream)));
    QTRY_COMPARE(m_provider->requests().size(), 1U);
    FakePeer *peer = m_provider->requests().front().peer;
    peer->send(sent);
    if (sent.contains("Hello")) QTRY_VERIFY(client.received().contains("Hello"));
    client.leave();
    QTRY_VERIFY_WITH_TIMEOUT(!peer->isOpen(), 1000); // promised within a second
    expectOneRecord(logging::Outcome::ClientCancelled);
}

void TestProxyService::pausesTheProviderForASlowClient()
{
    constexpr int pieces = 4000;
    const QByteArray piece = chunk(QByteArray(8000, 'x'));
    RawClient client(m_config.port);
    client.stall();
    client.send(post(body("any", true)));
    QTRY_COMPARE(m_provider->requests().size(), 1U);
    FakePeer *peer = m_provider->requests().front().peer;
    peer->limitSendBuffer(64 * 1024);
    peer->beginStream();
    for (int i = 0; i < pieces; ++i) peer->sendChunk(piece);
    qint64 waiting = -1;
    while (waiting != peer->unsentBytes()) { // until a while brings no change
        waiting = peer->unsentBytes();
        QTest::qWait(300);
    }
    QVERIFY2(waiting > pieces * piece.size() / 2, QByteArray::number(waiting));
    client.resume();
    peer->sendChunk(R"(data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"
                    "\n\ndata: [DONE]\n\n");
    peer->endChunks();
    std::optional<RawResponse> response;
    QTRY_VERIFY_WITH_TIMEOUT(hasArrived(client, response), 30'000);
    QCOMPARE(response->body.count("xxxxxxxx\"}"), pieces);
    expectOneRecord(logging::Outcome::Ok);
}

void TestProxyService::letsRunningRequestsEndWhenItStops()
{
    RawClient client(m_config.port);
    client.send(post(body("any", true)));
    QTRY_COMPARE(m_provider->requests().size(), 1U);
    FakePeer *peer = m_provider->requests().front().peer;
    peer->beginStream();
    peer->sendChunk(chunk("Hello"));
    QTRY_VERIFY(client.received().contains("Hello"));
    m_service->stop(10s);
    peer->sendChunk(chunk("World")
                    + R"(data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"
                      "\n\ndata: [DONE]\n\n");
    peer->endChunks();
    std::optional<RawResponse> response;
    QTRY_VERIFY(hasArrived(client, response));
    QVERIFY(response->body.contains("World") && response->body.contains("message_stop"));
    QTRY_COMPARE(m_service->state().status, ProxyState::Status::Stopped);
    expectOneRecord(logging::Outcome::Ok);
}

void TestProxyService::goesOnWhenItIsStartedWhileItDrains()
{
    RawClient client(m_config.port);
    client.send(post(body("any", true)));
    QTRY_COMPARE(m_provider->requests().size(), 1U);
    FakePeer *peer = m_provider->requests().front().peer;
    peer->beginStream();
    peer->sendChunk(chunk("Hello"));
    QTRY_VERIFY(client.received().contains("Hello"));
    m_service->stop(10s);
    QTRY_VERIFY(m_service->state().isDraining);
    QCOMPARE(m_service->state().liveExchanges, 1);
    QTcpSocket refused;
    refused.connectToHost(QHostAddress::LocalHost, m_config.port);
    QTRY_COMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);
    m_service->start();
    QTRY_VERIFY(!m_service->state().isDraining);
    QCOMPARE(m_service->state().status, ProxyState::Status::Running);
    peer->sendChunk(chunk("World")
                    + R"(data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"
                      "\n\ndata: [DONE]\n\n");
    peer->endChunks();
    std::optional<RawResponse> response;
    QTRY_VERIFY(hasArrived(client, response));
    QVERIFY2(response->body.contains("World") && response->body.contains("message_stop"), "the running answer is whole");
    RawClient next(m_config.port);
    next.send(post(body("any", true)));
    QTRY_COMPARE(m_provider->requests().size(), 2U);
    QCOMPARE(m_service->state().status, ProxyState::Status::Running);
}

void TestProxyService::staysWhereItIsWhenItCannotMove()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const quint16 port = m_config.port;
    m_config.port = other.serverPort();
    m_service->applyConfig(m_config);
    QTRY_VERIFY2(m_service->state().configProblem.english().contains("Cannot listen on"_L1),
                 qPrintable(m_service->state().configProblem.english()));
    QCOMPARE(m_service->state().status, ProxyState::Status::Running);
    QCOMPARE(m_service->state().port, port);
    const auto refused = m_service->state().refusedAddress;
    QVERIFY(refused && refused->port == m_config.port && refused->trouble == ProxyState::Trouble::PortInUse);
    RawClient client(port);
    client.send(post(body("any", true)));
    QTRY_COMPARE(m_provider->requests().size(), 1U);
    other.close();
    m_service->start(); // tried again
    QTRY_COMPARE(m_service->state().port, m_config.port);
    QVERIFY(!m_service->state().refusedAddress);
    QVERIFY(m_service->state().configProblem.isEmpty());
}

void TestProxyService::listensElsewhereOnceItMay()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    m_config.port = other.serverPort();
    ProxyService service(m_config, *m_log);
    service.start();
    QTRY_COMPARE(service.state().status, ProxyState::Status::Failed);
    QCOMPARE(service.state().trouble, ProxyState::Trouble::PortInUse);
    m_config.port = freePort();
    service.applyConfig(m_config);
    QTRY_COMPARE(service.state().status, ProxyState::Status::Running);
    QCOMPARE(service.state().trouble, ProxyState::Trouble::None);
    QCOMPARE(service.state().problem, QString());
    QCOMPARE(service.state().port, m_config.port);
}

QTEST_GUILESS_MAIN(TestProxyService)
#include "tst_proxy_service.moc"
