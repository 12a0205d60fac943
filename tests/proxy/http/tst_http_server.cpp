// clazy:excludeall=non-pod-global-static
#include "proxy/http/http_server.h"

#include "tests/support/deflated.h"
#include "tests/support/raw_client.h"

#include <QElapsedTimer>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using ccr::test::RawClient;
using ccr::test::RawResponse;

namespace {

const std::string bigPiece(256 * 1024, 'x');

struct Recorder final : HttpResponseObserver
{
    void clientGone() override { ++gone; }
    void clientReady() override { ++ready; }

    int gone = 0;
    int ready = 0;
};

// Answers /echo at once and everything else by the hand of the test.
struct StubHandler final : HttpHandler
{
    std::optional<HttpRefusal> admit(const HttpRequestHead &head, const HttpPeer &peer) override
    {
        ++admitted;
        lastPeer = peer;
        if (head.path == "/refused") return HttpRefusal{401, PackedPhrase("no key")};
        return {};
    }

    void handle(HttpRequest request, HttpResponder &answer) override
    {
        requests.push_back(std::move(request));
        const HttpRequest &last = requests.back();
        if (last.head.path == "/echo") return answer.respond(200, {{"Content-Type", "text/plain"}}, last.body);
        responder = &answer;
        answer.setObserver(&observer);
    }

    RefusalAnswer answerRefusal(const HttpRefusal &refusal, const HttpRequestHead &, MonotonicTime) override
    {
        refused.push_back(refusal.status);
        HttpHeaders headers{{"Content-Type", "application/json"}};
        headers.append(refusal.headers);
        return {.headers = std::move(headers), .body = QByteArray::fromStdString(refusal.reason.english())};
    }

    std::vector<HttpRequest> requests;
    std::vector<int> refused;
    HttpResponder *responder = nullptr;
    Recorder observer;
    int admitted = 0;
    HttpPeer lastPeer;
};

struct Fixture
{
    explicit Fixture(const HttpLimits &limits = {})
        : server(std::make_unique<HttpServer>(handler, limits)), problem(server->listen(QHostAddress(QHostAddress::LocalHost), 0))
    {
    }

    quint16 port() const { return server->port(); }

    StubHandler handler;
    std::unique_ptr<HttpServer> server;
    QString problem;
};

// The next complete response, or nothing when it does not come.
std::optional<RawResponse> next(RawClient &client, bool answersHead = false)
{
    std::optional<RawResponse> response;
    const auto arrived = [&] { return (response = client.takeResponse(answersHead)).has_value(); };
    return QTest::qWaitFor(arrived, 20'000) ? response : std::nullopt;
}

QByteArray get(const QByteArray &path, const QByteArray &fields = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &fields = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n" + body;
}

// Sends until the client is held to have fallen behind.
bool writeUntilCongested(HttpResponder &responder)
{
    for (int i = 0; i < 400 && !responder.isCongested(); ++i) responder.write(bigPiece);
    return responder.isCongested();
}

} // namespace

class TestHttpServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhyItCannotListen();
    void keepsTheConnectionForTheNextRequest();
    void answersPipelinedRequestsInOrder();
    void readsTheNextRequestWhenItsPredecessorIsAnswered();
    void readsAChunkedBody();
    void readsALargeBody();
    void closesWhenTheClientAsks_data();
    void closesWhenTheClientAsks();
    void answersHeadWithoutABody();
    void invitesABodyOnlyWhenItIsAdmitted();
    void doesNotInviteABodyThatIsAlreadyThere();
    void invitesALargeBody();
    void unpacksACompressedBody_data();
    void unpacksACompressedBody();
    void refusesACompressedBody_data();
    void refusesACompressedBody();
    void forgetsTheCodingOfTheLastRequest();
    void addsFieldsToOneAnswer();
    void saysWhetherTheClientIsOnThisMachine();
    void refuses_data();
    void refuses();
    void refusesALargeBodyBeforeItIsSent();
    void letsARefusedClientFinishSending();
    void givesUpOnASlowRequest_data();
    void givesUpOnASlowRequest();
    void closesAnIdleConnectionSilently();
    void refusesTooManyConnections();
    void sendsPiecesOfOneTurnAsOneChunk();
    void sendsTheHeadOfAStreamBeforeItsFirstPiece();
    void endsAStreamForAnOldClientByClosing();
    void sendsNoBodyOfAStreamForHead();
    void leavesAnAbortedStreamWithoutItsEnd();
    void resetsAnAbortedStreamOfAnOldClient();
    void noticesThatTheClientLeft_data();
    void noticesThatTheClientLeft();
    void tellsWhenASlowClientHasCaughtUp();
    void tellsThatASmallBacklogIsGone();
    void dropsAClientThatStopsReading();
    void sendsTheWholeAnswerToASlowClientBeforeClosing();
    void drainsWhenClosed();
    void tellsObserversOnceWhenDestroyed();
    void canBeAbortedWhileHandlingARequest();
};

void TestHttpServer::saysWhyItCannotListen()
{
    Fixture fixture;
    QVERIFY2(fixture.problem.isEmpty(), qPrintable(fixture.problem));
    HttpServer second(fixture.handler, {});
    QVERIFY(!second.listen(QHostAddress(QHostAddress::LocalHost), fixture.port()).isEmpty());
}

void TestHttpServer::keepsTheConnectionForTheNextRequest()
{
    Fixture fixture;
    RawClient client(fixture.port());
    for (const QByteArray &body : {QByteArray("one"), QByteArray("two"), QByteArray()}) {
        client.send(post("/echo", body));
        const auto response = next(client);
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(response->body, body);
        QCOMPARE(response->field("Connection"), "keep-alive");
        QCOMPARE(response->field("Content-Type"), "text/plain");
        QVERIFY(!response->field("Date").isEmpty());
    }
    QCOMPARE(fixture.server->connectionCount(), 1);
}

void TestHttpServer::answersPipelinedRequestsInOrder()
{
    Fixture fixture;
    RawClient client(fixture.port());
    QByteArray all;
    for (int i = 0; i < 1000; ++i) all += post("/echo", QByteArray::number(i));
    client.send(all);
    for (int i = 0; i < 1000; ++i) {
        const auto response = next(client);
        QVERIFY(response);
        QCOMPARE(response->body, QByteArray::number(i));
    }
}

void TestHttpServer::readsTheNextRequestWhenItsPredecessorIsAnswered()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(get("/held") + post("/echo", "second") + get("/held"));
    QTRY_VERIFY(fixture.handler.responder);
    RawClient other(fixture.port()); // a whole round trip, in which the second request had its chance
    other.send(get("/echo"));
    QVERIFY(next(other));
    QCOMPARE(fixture.handler.requests.size(), 2U);

    std::exchange(fixture.handler.responder, nullptr)->respond(200, {}, "first");
    const auto first = next(client);
    const auto second = next(client);
    QVERIFY(first && second);
    QCOMPARE(first->body, "first");
    QCOMPARE(second->body, "second");
    QTRY_VERIFY(fixture.handler.responder);
}

void TestHttpServer::readsAChunkedBody()
{
    Fixture fixture;
    RawClient client(fixture.port());
    const QByteArray text = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "5;x=y\r\nhello\r\n6\r\n world\r\n0\r\nT: 1\r\n\r\n";
    client.send(text + text);
    for (int i = 0; i < 2; ++i) {
        const auto response = next(client);
        QVERIFY(response);
        QCOMPARE(response->body, "hello world");
    }
}

void TestHttpServer::readsALargeBody()
{
    Fixture fixture;
    RawClient client(fixture.port());
    QByteArray body(5'000'000, 'a');
    for (qsizetype i = 0; i < body.size(); i += 997) body[i] = static_cast<char>('b' + i % 20);
    client.send(post("/echo", body));
    const auto response = next(client);
    QVERIFY(response);
    QVERIFY(response->body == body);
}

void TestHttpServer::closesWhenTheClientAsks_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("stays");
    QTest::newRow("1.1 close") << get("/echo", "Connection: close\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET /echo HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << true;
}

void TestHttpServer::closesWhenTheClientAsks()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, stays);
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(request);
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->field("Connection"), stays ? "keep-alive" : "close");
    if (stays) {
        client.send(request);
        QVERIFY(next(client));
        return;
    }
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received().isEmpty());
    QVERIFY(!client.wasReset());
}

void TestHttpServer::answersHeadWithoutABody()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send("HEAD /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" + post("/echo", "next"));
    const auto head = next(client, true);
    QVERIFY(head);
    QCOMPARE(head->field("Content-Length"), "3");
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->body, "next");
}

void TestHttpServer::invitesABodyOnlyWhenItIsAdmitted()
{
    Fixture fixture;
    const QByteArray fields = " HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";
    RawClient client(fixture.port());
    client.send("POST /echo" + fields);
    const auto invitation = next(client);
    QVERIFY(invitation);
    QCOMPARE(invitation->status, 100);
    QVERIFY(fixture.handler.requests.empty());
    client.send("hello");
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->body, "hello");

    RawClient stranger(fixture.port());
    stranger.send("POST /refused" + fields);
    const auto refusal = next(stranger);
    QVERIFY(refusal);
    QCOMPARE(refusal->status, 401);
    QTRY_VERIFY(stranger.isClosed());
}

void TestHttpServer::doesNotInviteABodyThatIsAlreadyThere()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(post("/echo", "hello", "Expect: 100-continue\r\n"));
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QCOMPARE(response->body, "hello");
}

void TestHttpServer::invitesALargeBody()
{
    Fixture fixture;
    RawClient client(fixture.port());
    const QByteArray body(1024 * 1024, 'x');
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1048576\r\nExpect: 100-continue\r\n\r\n");
    const auto invitation = next(client);
    QVERIFY(invitation);
    QCOMPARE(invitation->status, 100);
    client.send(body);
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QVERIFY(response->body == body);
}

void TestHttpServer::unpacksACompressedBody_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<int>("windowBits");
    QTest::addColumn<bool>("isChunked");
    QTest::newRow("gzip") << QByteArray("gzip") << ccr::test::gzipBits << false;
    QTest::newRow("deflate") << QByteArray("deflate") << ccr::test::zlibBits << false;
    QTest::newRow("gzip in chunks") << QByteArray("gzip") << ccr::test::gzipBits << true;
}

void TestHttpServer::unpacksACompressedBody()
{
    QFETCH(QByteArray, coding);
    QFETCH(int, windowBits);
    QFETCH(bool, isChunked);
    Fixture fixture;
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += "line " + std::to_string(i) + "\n";
    const QByteArray packed = QByteArray::fromStdString(ccr::test::deflated(text, windowBits));
    const QByteArray field = "Content-Encoding: " + coding + "\r\n";
    RawClient client(fixture.port());
    if (isChunked)
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n" + field + "\r\n1\r\n" + packed.left(1) + "\r\n"
                    + QByteArray::number(packed.size() - 1, 16) + "\r\n" + packed.mid(1) + "\r\n0\r\n\r\n");
    else
        client.send(post("/echo", packed, field));
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QVERIFY(response->body.toStdString() == text);
}

void TestHttpServer::refusesACompressedBody_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("word");
    const QByteArray packed = QByteArray::fromStdString(ccr::test::deflated("some text", ccr::test::gzipBits));
    QTest::newRow("unknown coding") << QByteArray("br") << packed << 415 << QByteArray("gzip, deflate");
    QTest::newRow("not compressed") << QByteArray("gzip") << QByteArray("{\"model\":\"m\"}") << 400 << QByteArray("Content-Encoding");
    QTest::newRow("cut") << QByteArray("gzip") << packed.chopped(5) << 400 << QByteArray("early");
    QTest::newRow("far larger when unpacked") << QByteArray(
        "gzip") << QByteArray::fromStdString(ccr::test::deflated(std::string(70'000'000, 'x'), ccr::test::gzipBits))
                                              << 413 << QByteArray("67108864");
}

void TestHttpServer::refusesACompressedBody()
{
    QFETCH(QByteArray, coding);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, word);
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(post("/echo", body, "Content-Encoding: " + coding + "\r\n"));
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->status, status);
    QVERIFY2(response->body.contains(word), response->body);
    QVERIFY(fixture.handler.requests.empty());
    QTRY_VERIFY(client.isClosed());
    QVERIFY(!client.wasReset());
}

void TestHttpServer::forgetsTheCodingOfTheLastRequest()
{
    Fixture fixture;
    RawClient client(fixture.port());
    const QByteArray packed = QByteArray::fromStdString(ccr::test::deflated("first", ccr::test::gzipBits));
    client.send(post("/echo", packed, "Content-Encoding: gzip\r\n") + post("/echo", "second") + get("/echo"));
    for (const QByteArray &expected : {QByteArray("first"), QByteArray("second"), QByteArray()}) {
        const auto response = next(client);
        QVERIFY(response);
        QCOMPARE(response->body, expected);
    }
}

void TestHttpServer::addsFieldsToOneAnswer()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(get("/slow"));
    QTRY_VERIFY(fixture.handler.responder);
    fixture.handler.responder->addHeaders({{"A", "b"}});
    fixture.handler.responder->respond(200, {{"C", "d"}}, "x");
    const auto first = next(client);
    QVERIFY(first);
    QCOMPARE(first->field("a"), "b");
    QCOMPARE(first->field("c"), "d");
    client.send(get("/echo"));
    const auto second = next(client);
    QVERIFY(second);
    QVERIFY(second->field("a").isEmpty());
}

void TestHttpServer::saysWhetherTheClientIsOnThisMachine()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(get("/echo"));
    QVERIFY(next(client));
    QVERIFY(fixture.handler.lastPeer.isLoopback);
}

void TestHttpServer::refuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("bare line feeds") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << 400;
    QTest::newRow("by admission") << post("/refused", "hello") << 401;
    QTest::newRow("long request line") << get("/" + QByteArray(9000, 'a')) << 414;
    QTest::newRow("large header") << get("/", "A: " + QByteArray(80'000, 'a') + "\r\n") << 431;
    QTest::newRow("many fields") << get("/", QByteArray("A: b\r\n").repeated(100)) << 431;
    QTest::newRow("CONNECT") << QByteArray("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n") << 501;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
}

void TestHttpServer::refuses()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(request + get("/echo")); // what follows a refused request is not looked at
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->status, status);
    QCOMPARE(response->field("Connection"), "close");
    QCOMPARE(response->field("Content-Type"), "application/json");
    QVERIFY(!response->body.isEmpty());
    QTRY_VERIFY(client.isClosed());
    QVERIFY(!client.wasReset());
    QVERIFY(client.received().isEmpty());
    QCOMPARE(fixture.handler.refused, std::vector<int>{status});
    QVERIFY(fixture.handler.requests.empty());
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
}

void TestHttpServer::refusesALargeBodyBeforeItIsSent()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n");
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->status, 413);
    QVERIFY(response->body.contains("99999999") && response->body.contains("67108864"));
}

void TestHttpServer::letsARefusedClientFinishSending()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(post("/refused", QByteArray(5'000'000, 'a')));
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->status, 401);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(!client.wasReset());
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
}

void TestHttpServer::givesUpOnASlowRequest_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("in the head") << QByteArray("GET / HTTP/1.1\r\nHost:");
    QTest::newRow("in the body") << QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel");
}

void TestHttpServer::givesUpOnASlowRequest()
{
    QFETCH(QByteArray, request);
    HttpLimits limits;
    limits.headerTimeout = milliseconds(100);
    limits.bodyIdleTimeout = milliseconds(100);
    Fixture fixture(limits);
    RawClient client(fixture.port());
    client.send(request);
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->status, 408);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(fixture.handler.requests.empty());
}

void TestHttpServer::closesAnIdleConnectionSilently()
{
    HttpLimits limits;
    limits.keepAliveTimeout = milliseconds(100);
    Fixture fixture(limits);
    RawClient fresh(fixture.port());
    RawClient used(fixture.port());
    used.send(get("/echo"));
    QVERIFY(next(used));
    QTRY_VERIFY(fresh.isClosed() && used.isClosed());
    QVERIFY(fresh.received().isEmpty() && used.received().isEmpty());
    QCOMPARE(fixture.server->connectionCount(), 0);
}

void TestHttpServer::refusesTooManyConnections()
{
    HttpLimits limits;
    limits.connections = 2;
    Fixture fixture(limits);
    auto first = std::make_unique<RawClient>(fixture.port());
    RawClient second(fixture.port());
    QTRY_COMPARE(fixture.server->connectionCount(), 2);
    RawClient third(fixture.port());
    third.send(get("/echo"));
    const auto response = next(third);
    QVERIFY(response);
    QCOMPARE(response->status, 503);
    QTRY_VERIFY(third.isClosed());
    QVERIFY(!third.wasReset());
    QTRY_COMPARE(fixture.server->connectionCount(), 2);

    first.reset();
    QTRY_COMPARE(fixture.server->connectionCount(), 1);
    RawClient fourth(fixture.port());
    fourth.send(get("/echo"));
    const auto served = next(fourth);
    QVERIFY(served);
    QCOMPARE(served->status, 200);
}

void TestHttpServer::sendsPiecesOfOneTurnAsOneChunk()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(get("/held"));
    QTRY_VERIFY(fixture.handler.responder);
    HttpResponder &responder = *fixture.handler.responder;
    responder.beginStream(200, {{"Content-Type", "text/event-stream"}});
    responder.write("one ");
    responder.write("two");
    QTRY_VERIFY(client.received().endsWith("\r\n\r\n7\r\none two\r\n"));
    responder.write(" three");
    responder.endStream();
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->body, "one two three");
    QCOMPARE(response->field("Content-Type"), "text/event-stream");

    client.send(post("/echo", "next"));
    const auto after = next(client);
    QVERIFY(after);
    QCOMPARE(after->body, "next");
    QCOMPARE(fixture.handler.observer.gone, 0);
}

void TestHttpServer::sendsTheHeadOfAStreamBeforeItsFirstPiece()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(get("/held"));
    QTRY_VERIFY(fixture.handler.responder);
    fixture.handler.responder->beginStream(200, {});
    QTRY_VERIFY(client.received().endsWith("Transfer-Encoding: chunked\r\n\r\n"));
}

void TestHttpServer::endsAStreamForAnOldClientByClosing()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send("GET /held HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    QTRY_VERIFY(fixture.handler.responder);
    fixture.handler.responder->beginStream(200, {});
    fixture.handler.responder->write("one");
    fixture.handler.responder->endStream();
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->body, "one");
    QCOMPARE(response->field("Connection"), "close");
    QVERIFY(!client.wasReset());
}

void TestHttpServer::sendsNoBodyOfAStreamForHead()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send("HEAD /held HTTP/1.1\r\nHost: a\r\n\r\n" + post("/echo", "next"));
    QTRY_VERIFY(fixture.handler.responder);
    fixture.handler.responder->beginStream(200, {});
    fixture.handler.responder->write("one");
    fixture.handler.responder->endStream();
    QVERIFY(next(client, true));
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->body, "next");
}

void TestHttpServer::leavesAnAbortedStreamWithoutItsEnd()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(get("/held") + get("/echo"));
    QTRY_VERIFY(fixture.handler.responder);
    fixture.handler.responder->beginStream(200, {});
    fixture.handler.responder->write("one");
    fixture.handler.responder->abortStream();
    client.send(get("/echo"));
    QTRY_VERIFY(client.isClosed());
    QVERIFY2(client.received().endsWith("\r\n\r\n3\r\none\r\n"), client.received().constData());
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
    QCOMPARE(fixture.handler.observer.gone, 0);
    QCOMPARE(fixture.handler.requests.size(), 1U);
}

void TestHttpServer::resetsAnAbortedStreamOfAnOldClient()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send("GET /held HTTP/1.0\r\n\r\n");
    QTRY_VERIFY(fixture.handler.responder);
    fixture.handler.responder->beginStream(200, {});
    fixture.handler.responder->write("one");
    QTRY_VERIFY(client.received().endsWith("one"));
    fixture.handler.responder->abortStream();
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.wasReset());
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
}

void TestHttpServer::noticesThatTheClientLeft_data()
{
    QTest::addColumn<bool>("streams");
    QTest::newRow("before the answer") << false;
    QTest::newRow("in a stream") << true;
}

void TestHttpServer::noticesThatTheClientLeft()
{
    QFETCH(bool, streams);
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(post("/held", "x"));
    QTRY_VERIFY(fixture.handler.responder);
    if (streams) {
        fixture.handler.responder->beginStream(200, {});
        fixture.handler.responder->write("one");
        QTRY_VERIFY(client.received().endsWith("one\r\n"));
    }
    QElapsedTimer timer;
    timer.start();
    client.leave();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.handler.observer.gone, 1, 2000);
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
    QCOMPARE(fixture.handler.observer.gone, 1);
}

void TestHttpServer::tellsWhenASlowClientHasCaughtUp()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.stall();
    client.send(get("/held"));
    QTRY_VERIFY(fixture.handler.responder);
    HttpResponder &responder = *fixture.handler.responder;
    responder.beginStream(200, {});
    QVERIFY(writeUntilCongested(responder));
    QCOMPARE(fixture.handler.observer.ready, 0);
    client.resume();
    QTRY_COMPARE(fixture.handler.observer.ready, 1);
    QVERIFY(!responder.isCongested());
    responder.endStream();
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->body.size() % static_cast<qsizetype>(bigPiece.size()), 0);
}

void TestHttpServer::tellsThatASmallBacklogIsGone()
{
    HttpLimits limits;
    limits.writeHighWater = 1024;
    Fixture fixture(limits);
    RawClient client(fixture.port());
    client.send(get("/held"));
    QTRY_VERIFY(fixture.handler.responder);
    HttpResponder &responder = *fixture.handler.responder;
    responder.beginStream(200, {});
    responder.write(std::string(10'000, 'x')); // waits for the end of the turn, and then fits into the kernel at once
    QVERIFY(responder.isCongested());
    QCOMPARE(fixture.handler.observer.ready, 0);
    QTRY_COMPARE(fixture.handler.observer.ready, 1);
    QVERIFY(!responder.isCongested());
}

void TestHttpServer::dropsAClientThatStopsReading()
{
    HttpLimits limits;
    limits.writeStallTimeout = milliseconds(200);
    Fixture fixture(limits);
    RawClient client(fixture.port());
    client.stall();
    client.send(get("/held"));
    QTRY_VERIFY(fixture.handler.responder);
    fixture.handler.responder->beginStream(200, {});
    QVERIFY(writeUntilCongested(*fixture.handler.responder));
    QTRY_COMPARE(fixture.handler.observer.gone, 1);
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
}

void TestHttpServer::sendsTheWholeAnswerToASlowClientBeforeClosing()
{
    HttpLimits limits;
    limits.keepAliveTimeout = milliseconds(200); // also bounds how long a closing connection lingers
    Fixture fixture(limits);
    RawClient client(fixture.port());
    client.stall();
    client.send(get("/held", "Connection: close\r\n"));
    QTRY_VERIFY(fixture.handler.responder);
    const QByteArray body(12 * 1024 * 1024, 'x'); // more than the kernel takes
    fixture.handler.responder->respond(200, {}, body);
    // Two idle connections that are closed one after the other show that more than the lingering time is over.
    for (int i = 0; i < 2; ++i) {
        RawClient idle(fixture.port());
        QTRY_VERIFY(idle.isClosed());
    }
    client.resume();
    const auto response = next(client);
    QVERIFY(response);
    QCOMPARE(response->body.size(), body.size());
    QTRY_VERIFY(client.isClosed());
}

void TestHttpServer::drainsWhenClosed()
{
    Fixture fixture;
    RawClient idle(fixture.port());
    RawClient whole(fixture.port());
    whole.send(get("/held"));
    QTRY_VERIFY(fixture.handler.responder);
    HttpResponder &wholeResponder = *std::exchange(fixture.handler.responder, nullptr);
    RawClient stream(fixture.port());
    stream.send(get("/held"));
    QTRY_VERIFY(fixture.handler.responder);
    fixture.handler.responder->beginStream(200, {});
    fixture.handler.responder->write("one");
    QTRY_VERIFY(stream.received().endsWith("one\r\n"));
    QTRY_COMPARE(fixture.server->connectionCount(), 3);

    fixture.server->close();
    QTRY_VERIFY(idle.isClosed());
    QTRY_COMPARE(fixture.server->connectionCount(), 2);
    wholeResponder.respond(200, {}, "late");
    const auto response = next(whole);
    QVERIFY(response);
    QCOMPARE(response->body, "late");
    QCOMPARE(response->field("Connection"), "close");
    fixture.handler.responder->write("two");
    fixture.handler.responder->endStream();
    const auto streamed = next(stream);
    QVERIFY(streamed);
    QCOMPARE(streamed->body, "onetwo");
    QTRY_VERIFY(whole.isClosed() && stream.isClosed());
    QTRY_COMPARE(fixture.server->connectionCount(), 0);
    QCOMPARE(fixture.handler.observer.gone, 0);
}

void TestHttpServer::tellsObserversOnceWhenDestroyed()
{
    Fixture fixture;
    RawClient client(fixture.port());
    client.send(get("/held"));
    QTRY_VERIFY(fixture.handler.responder);
    fixture.server.reset();
    QCOMPARE(fixture.handler.observer.gone, 1);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(fixture.handler.observer.gone, 1);
}

void TestHttpServer::canBeAbortedWhileHandlingARequest()
{
    struct Aborting final : HttpHandler
    {
        std::optional<HttpRefusal> admit(const HttpRequestHead &, const HttpPeer &) override { return {}; }
        void handle(HttpRequest, HttpResponder &responder) override
        {
            ++handled;
            responder.setObserver(&observer);
            server->abortAll();
        }
        RefusalAnswer answerRefusal(const HttpRefusal &, const HttpRequestHead &, MonotonicTime) override { return {}; }

        HttpServer *server = nullptr;
        Recorder observer;
        int handled = 0;
    } handler;
    HttpServer server(handler, {});
    handler.server = &server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost), 0).isEmpty());
    RawClient client(server.port());
    client.send(get("/a") + get("/b"));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(handler.handled, 1);
    QCOMPARE(handler.observer.gone, 1);
    QCOMPARE(server.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_http_server.moc"
