#include "proxy/upstream/direct_transport.h"
#include "proxy/upstream/qnam_transport.h"

#include "tests/support/fake_provider.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <zlib.h>

#include <algorithm>
#include <functional>
#include <optional>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Ending = std::function<void(FakePeer &)>;

namespace {

/// Keeps what one call announces, and lets the test act from inside an announcement.
struct Recorder final : UpstreamSink
{
    void upstreamConnected(bool isReused) override
    {
        ++connected;
        reused = isReused;
    }
    void upstreamHead(const UpstreamResponseHead &response) override
    {
        ++heads;
        head = response;
        if (onHead) onHead();
    }
    void upstreamBody(std::string_view piece) override
    {
        body.append(piece.data(), static_cast<qsizetype>(piece.size()));
        received += static_cast<qint64>(piece.size());
        if (onBody) onBody();
    }
    void upstreamFinished() override { ++finished; }
    void upstreamFailed(const UpstreamFailure &cause) override
    {
        ++failures;
        failure = cause;
    }
    bool hasEnded() const { return finished + failures > 0; }

    int connected = 0;
    int heads = 0;
    int finished = 0;
    int failures = 0;
    bool reused = false;
    UpstreamResponseHead head;
    QByteArray body;
    qint64 received = 0;
    std::optional<UpstreamFailure> failure;
    std::function<void()> onHead;
    std::function<void()> onBody;
};

struct Call
{
    Call(UpstreamTransport &transport, UpstreamRequest request) { handle = transport.start(std::move(request), sink); }

    Recorder sink;
    std::unique_ptr<UpstreamCall> handle;
};

UpstreamRequest requestTo(const QUrl &url, QByteArray body = "{}")
{
    UpstreamRequest request;
    request.url = url;
    request.headers.add("Content-Type", "application/json");
    request.headers.add("Authorization", "Bearer sk-test");
    request.body = std::move(body);
    request.timeouts = {10s, 20s, 20s, 60s};
    return request;
}

std::unique_ptr<UpstreamTransport> makeTransport()
{
    QFETCH_GLOBAL(QString, transport);
    if (transport == "direct"_L1) return std::make_unique<DirectTransport>();
    return std::make_unique<QnamTransport>();
}

bool isDirect()
{
    QFETCH_GLOBAL(QString, transport);
    return transport == "direct"_L1;
}

/// The descriptor of this process whose own port is `port`; the fake provider's end of the connection has another one.
int socketWithLocalPort(quint16 port)
{
    for (const QString &entry : QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System)) {
        sockaddr_in address{};
        socklen_t length = sizeof address;
        const int fd = entry.toInt();
        if (::getsockname(fd, reinterpret_cast<sockaddr *>(&address), &length) != 0 || address.sin_family != AF_INET) continue;
        if (ntohs(address.sin_port) == port) return fd;
    }
    return -1;
}

QByteArray gzipped(QByteArray text)
{
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(text.size() + 200, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(text.data());
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

/// Trusts one more authority for as long as it lives.
class TrustedAuthority
{
public:
    explicit TrustedAuthority(const TestCertificates &certificates) : m_before(QSslConfiguration::defaultConfiguration())
    {
        QSslConfiguration configuration = m_before;
        configuration.addCaCertificates(certificates.authority());
        QSslConfiguration::setDefaultConfiguration(configuration);
    }
    ~TrustedAuthority() { QSslConfiguration::setDefaultConfiguration(m_before); }
    Q_DISABLE_COPY_MOVE(TrustedAuthority)

private:
    const QSslConfiguration m_before;
};

} // namespace
Q_DECLARE_METATYPE(Ending)

/// What every transport promises, checked for each of them over real sockets.
class TestTransportContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void deliversAWholeAnswer();
    void deliversPiecesAsTheyCome();
    void deliversAnAnswerThatEndsByClosing();
    void reportsErrorStatusesAsAnswers_data();
    void reportsErrorStatusesAsAnswers();
    void followsNoRedirect_data();
    void followsNoRedirect();
    void sendsAPostOnce_data();
    void sendsAPostOnce();
    void failsWhenTheAnswerIsCut_data();
    void failsWhenTheAnswerIsCut();
    void failsWhenTheAnswerIsNotHttp();
    void namesARefusedConnection();
    void namesAHostThatDoesNotResolve();
    void keepsItsTimeLimits_data();
    void keepsItsTimeLimits();
    void limitsTheTlsHandshake();
    void closesTheConnectionOfADroppedCall_data();
    void closesTheConnectionOfADroppedCall();
    void survivesADropInsideAnAnnouncement_data();
    void survivesADropInsideAnAnnouncement();
    void runsManyStreamsAtOnce();
    void stopsReadingWhilePaused();
    void standsStillWhilePaused();
    void keepsNoCookies();
    void asksForNoCompression();
    void undoesCompressionThatWasNotAskedFor();
    void refusesALineBreakInAHeader();
    void sendsWithoutDelay();
    void sendsALargeBodyWhole();
    void usesAConnectionAgain();
    void survivesTheCloseOfAKeptConnection();
    void refusesAnUntrustedCertificate();
    void runsManyStreamsOverTls();
    void resumesTlsSessions();
    void offersNoHttp2();
    void goesThroughAnHttpProxy();

private:
    const TestCertificates m_certificates;
};

void TestTransportContract::initTestCase_data()
{
    QTest::addColumn<QString>("transport");
    QTest::newRow("direct") << u"direct"_s;
    QTest::newRow("qnam") << u"qnam"_s;
}

void TestTransportContract::deliversAWholeAnswer()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, R"({"id":1})", "X-Request-Id: abc\r\n"); };
    Call call(*transport, requestTo(provider.url(u"/v1/chat?a=b%20c"_s), "{\"model\":1}"));
    QCOMPARE(call.sink.heads, 0);
    QTRY_COMPARE(call.sink.finished, 1);
    QCOMPARE(call.sink.connected, 1);
    QCOMPARE(call.sink.heads, 1);
    QCOMPARE(call.sink.head.status, 200);
    QCOMPARE(call.sink.head.headers.value("x-request-id"), "abc");
    QCOMPARE(call.sink.body, R"({"id":1})");
    const FakeProvider::Request &sent = provider.requests().at(0);
    QVERIFY2(sent.head.startsWith("POST /v1/chat?a=b%20c HTTP/1.1\r\n"), sent.head);
    QVERIFY2(sent.head.toLower().contains("\r\nhost: " + provider.url().authority().toUtf8() + "\r\n"), sent.head);
    QVERIFY2(sent.head.contains("uthorization: Bearer sk-test\r\n"), sent.head);
    QCOMPARE(sent.body, "{\"model\":1}");
}

void TestTransportContract::deliversPiecesAsTheyCome()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    Call call(*transport, requestTo(provider.url()));
    QTRY_COMPARE(provider.requests().size(), 1U);
    FakePeer *peer = provider.requests().at(0).peer;
    peer->beginStream();
    QTRY_COMPARE(call.sink.heads, 1);
    QByteArray sent;
    for (int i = 0; i < 20; ++i) {
        const QByteArray piece = "data: " + QByteArray::number(i) + "\n\n";
        peer->sendChunk(piece);
        sent += piece;
        QTRY_COMPARE(call.sink.body, sent); // nothing waits for the next piece
    }
    QVERIFY(!call.sink.hasEnded());
    peer->endChunks();
    QTRY_COMPARE(call.sink.finished, 1);
}

void TestTransportContract::deliversAnAnswerThatEndsByClosing()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        request.peer->send("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nall of it");
        request.peer->close();
    };
    Call call(*transport, requestTo(provider.url()));
    QTRY_COMPARE(call.sink.finished, 1);
    QCOMPARE(call.sink.body, "all of it");
}

void TestTransportContract::reportsErrorStatusesAsAnswers_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 401, 403, 404, 405, 407, 413, 418, 429, 500, 502, 503, 504, 529}) QTest::addRow("%d", status) << status;
}

void TestTransportContract::reportsErrorStatusesAsAnswers()
{
    QFETCH(int, status);
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [status](const FakeProvider::Request &request) {
        request.peer->answer(status, R"({"error":"why"})", "WWW-Authenticate: Basic realm=\"x\"\r\nRetry-After: 3\r\n");
    };
    Call call(*transport, requestTo(provider.url()));
    QTRY_VERIFY(call.sink.hasEnded());
    QVERIFY2(call.sink.finished == 1, call.sink.failure.value_or(UpstreamFailure{}).message.english().c_str());
    QCOMPARE(call.sink.head.status, status);
    QCOMPARE(call.sink.head.headers.value("retry-after"), "3");
    QCOMPARE(call.sink.body, R"({"error":"why"})");
    QCOMPARE(provider.requests().size(), 1U);
}

void TestTransportContract::followsNoRedirect_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308}) QTest::addRow("%d", status) << status;
}

void TestTransportContract::followsNoRedirect()
{
    QFETCH(int, status);
    const auto transport = makeTransport();
    FakeProvider other;
    FakeProvider provider;
    provider.onRequest = [&other, status](const FakeProvider::Request &request) {
        request.peer->answer(status, {}, "Location: " + other.url().toEncoded() + "\r\n");
    };
    Call call(*transport, requestTo(provider.url()));
    QTRY_VERIFY(call.sink.hasEnded());
    QVERIFY2(call.sink.finished == 1, call.sink.failure.value_or(UpstreamFailure{}).message.english().c_str());
    QCOMPARE(call.sink.head.status, status);
    QCOMPARE(other.peers().size(), 0U); // the key went nowhere else
}

void TestTransportContract::sendsAPostOnce_data()
{
    QTest::addColumn<bool>("isKept");
    QTest::addColumn<bool>("isSecure");
    QTest::addColumn<int>("size");
    QTest::addColumn<Ending>("ending");
    const std::pair<const char *, Ending> endings[] = {
        {"closed", [](FakePeer &peer) { peer.close(); }},
        {"reset", [](FakePeer &peer) { peer.reset(); }},
        {"closed within the status line",
         [](FakePeer &peer) {
             peer.send("HTTP/1.1 2");
             peer.close();
         }},
        {"closed after it was told to go on",
         [](FakePeer &peer) {
             peer.send("HTTP/1.1 100 Continue\r\n\r\n");
             peer.close();
         }},
    };
    for (const bool isKept : {false, true})
        for (const bool isSecure : {false, true})
            for (const int size : {20, 300'000}) // more than Qt and the kernel take at once
                for (const auto &[name, ending] : endings)
                    QTest::addRow("%s connection%s, %d bytes, %s", isKept ? "kept" : "new", isSecure ? " with TLS" : "", size, name)
                        << isKept << isSecure << size << ending;
}

// What was read is perhaps paid for, and nobody but the record's reader may decide to send it again.
void TestTransportContract::sendsAPostOnce()
{
    QFETCH(bool, isKept);
    QFETCH(bool, isSecure);
    QFETCH(int, size);
    QFETCH(Ending, ending);
    if (isSecure && !m_certificates.isValid()) QSKIP("the openssl program is missing");
    const TrustedAuthority trust(m_certificates);
    const auto transport = makeTransport();
    const auto provider =
        isSecure ? std::make_unique<FakeProvider>(m_certificates.serverConfiguration()) : std::make_unique<FakeProvider>();
    const QUrl url = provider->url(u"/v1"_s, u"localhost"_s);
    const auto serve = [](const FakeProvider::Request &request) { request.peer->answer(200, "{}"); };
    provider->onRequest = serve;
    if (isKept) {
        Call first(*transport, requestTo(url));
        QTRY_COMPARE(first.sink.finished, 1);
    }
    provider->onRequest = [ending](const FakeProvider::Request &request) { ending(*request.peer); };
    const QByteArray body(size, 'x');
    Call call(*transport, requestTo(url, body));
    QTRY_COMPARE(call.sink.failures, 1);
    QCOMPARE(call.sink.reused, isKept);
    // A repetition would come with the next answers on that host.
    provider->onRequest = serve;
    Call after(*transport, requestTo(url, "another"));
    QTRY_COMPARE(after.sink.finished, 1);
    const auto &requests = provider->requests();
    QCOMPARE(std::count_if(requests.begin(), requests.end(), [&](const auto &request) { return request.body == body; }), 1);
}

void TestTransportContract::failsWhenTheAnswerIsCut_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("before any byte") << QByteArray();
    QTest::newRow("in the status line") << QByteArray("HTTP/1.1 20");
    QTest::newRow("in the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("in a body of known length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
    QTest::newRow("in a chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n12345");
    QTest::newRow("between chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n");
    QTest::newRow("in the last chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n0\r\n");
    QTest::newRow("in the body of an error") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 10\r\n\r\n12345");
}

void TestTransportContract::failsWhenTheAnswerIsCut()
{
    QFETCH(QByteArray, sent);
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [sent](const FakeProvider::Request &request) {
        request.peer->send(sent);
        request.peer->close();
    };
    Call call(*transport, requestTo(provider.url()));
    QTRY_VERIFY(call.sink.hasEnded());
    QCOMPARE(call.sink.failures, 1);
    QCOMPARE(call.sink.failure->kind, UpstreamFailureKind::ConnectionLost);
    QVERIFY2(call.sink.failure->message.english().find("127.0.0.1:") != std::string::npos, call.sink.failure->message.english().c_str());
    QVERIFY(QByteArray("12345").startsWith(call.sink.body));
}

void TestTransportContract::failsWhenTheAnswerIsNotHttp()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        request.peer->send("SSH-2.0-OpenSSH_9.2\r\nwhat do you want\r\n\r\n");
        request.peer->close();
    };
    Call call(*transport, requestTo(provider.url()));
    QTRY_VERIFY(call.sink.hasEnded());
    QCOMPARE(call.sink.failures, 1);
    QCOMPARE(call.sink.heads, 0);
}

void TestTransportContract::namesARefusedConnection()
{
    const auto transport = makeTransport();
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    Call call(*transport, requestTo(QUrl(u"http://127.0.0.1:%1/v1"_s.arg(port))));
    QTRY_COMPARE(call.sink.failures, 1);
    QCOMPARE(call.sink.failure->kind, UpstreamFailureKind::Refused);
    QVERIFY(call.sink.failure->message.english().find("127.0.0.1:" + std::to_string(port)) != std::string::npos);
}

void TestTransportContract::namesAHostThatDoesNotResolve()
{
    const auto transport = makeTransport();
    UpstreamRequest request = requestTo(QUrl(u"http://no-such-host.invalid/v1"_s));
    request.timeouts.connect = 60s;
    Call call(*transport, std::move(request));
    QTRY_COMPARE_WITH_TIMEOUT(call.sink.failures, 1, 60'000);
    QCOMPARE(call.sink.failure->kind, UpstreamFailureKind::Dns);
    QVERIFY(call.sink.failure->message.english().find("\"no-such-host.invalid\"") != std::string::npos);
}

void TestTransportContract::keepsItsTimeLimits_data()
{
    QTest::addColumn<UpstreamTimeouts>("timeouts");
    QTest::addColumn<bool>("withHead");
    QTest::addColumn<UpstreamFailureKind>("kind");
    QTest::newRow("first byte") << UpstreamTimeouts{10s, 150ms, 20s, 60s} << false << UpstreamFailureKind::FirstByteTimeout;
    QTest::newRow("gap") << UpstreamTimeouts{10s, 20s, 150ms, 60s} << true << UpstreamFailureKind::IdleTimeout;
    QTest::newRow("total before the head") << UpstreamTimeouts{10s, 20s, 20s, 150ms} << false << UpstreamFailureKind::TotalTimeout;
    QTest::newRow("total in the body") << UpstreamTimeouts{10s, 20s, 20s, 150ms} << true << UpstreamFailureKind::TotalTimeout;
}

void TestTransportContract::keepsItsTimeLimits()
{
    QFETCH(UpstreamTimeouts, timeouts);
    QFETCH(bool, withHead);
    QFETCH(UpstreamFailureKind, kind);
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [withHead](const FakeProvider::Request &request) {
        if (!withHead) return;
        request.peer->beginStream();
        request.peer->sendChunk("data: 1\n\n");
    };
    UpstreamRequest request = requestTo(provider.url());
    request.timeouts = timeouts;
    Call call(*transport, std::move(request));
    QTRY_COMPARE(call.sink.failures, 1);
    QCOMPARE(call.sink.failure->kind, kind);
    QCOMPARE(call.sink.heads, withHead ? 1 : 0);
    QTRY_VERIFY(!provider.requests().at(0).peer->isOpen());
}

void TestTransportContract::limitsTheTlsHandshake()
{
    const auto transport = makeTransport();
    FakeProvider provider; // never answers the ClientHello
    QUrl url = provider.url();
    url.setScheme(u"https"_s);
    UpstreamRequest request = requestTo(url);
    request.timeouts.connect = 150ms;
    Call call(*transport, std::move(request));
    QTRY_COMPARE(call.sink.failures, 1);
    QCOMPARE(call.sink.failure->kind, UpstreamFailureKind::ConnectTimeout);
    QCOMPARE(call.sink.connected, 0);
}

void TestTransportContract::closesTheConnectionOfADroppedCall_data()
{
    QTest::addColumn<bool>("withHead");
    QTest::newRow("before the head") << false;
    QTest::newRow("in the body") << true;
}

void TestTransportContract::closesTheConnectionOfADroppedCall()
{
    QFETCH(bool, withHead);
    const auto transport = makeTransport();
    FakeProvider provider;
    Call call(*transport, requestTo(provider.url()));
    QTRY_COMPARE(provider.requests().size(), 1U);
    FakePeer *peer = provider.requests().at(0).peer;
    if (withHead) {
        peer->beginStream();
        peer->sendChunk("data: 1\n\n");
        QTRY_VERIFY(!call.sink.body.isEmpty());
    }
    call.handle.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!peer->isOpen(), 1000); // promised within a second
    QVERIFY(!call.sink.hasEnded());
}

void TestTransportContract::survivesADropInsideAnAnnouncement_data()
{
    QTest::addColumn<bool>("inHead");
    QTest::newRow("head") << true;
    QTest::newRow("body") << false;
}

void TestTransportContract::survivesADropInsideAnAnnouncement()
{
    QFETCH(bool, inHead);
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        request.peer->beginStream();
        for (int i = 0; i < 50; ++i) request.peer->sendChunk("data: a piece of text\n\n");
    };
    Call call(*transport, requestTo(provider.url()));
    (inHead ? call.sink.onHead : call.sink.onBody) = [&call] { call.handle.reset(); };
    QTRY_VERIFY(!provider.peers().empty() && !provider.peers().front()->isOpen());
    QCOMPARE(call.sink.heads, 1);
    QCOMPARE(call.sink.body.isEmpty(), inHead);
    QVERIFY(!call.sink.hasEnded());
}

void TestTransportContract::runsManyStreamsAtOnce()
{
    constexpr int count = 100;
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk("data: first\n\n");
    };
    std::vector<std::unique_ptr<Call>> calls;
    for (int i = 0; i < count; ++i) calls.push_back(std::make_unique<Call>(*transport, requestTo(provider.url())));
    const auto hasStarted = [](const auto &call) { return !call->sink.body.isEmpty(); };
    QTRY_COMPARE(std::count_if(calls.begin(), calls.end(), hasStarted), count); // all before the first one ends
    for (const FakeProvider::Request &request : provider.requests()) request.peer->endChunks();
    QTRY_COMPARE(std::count_if(calls.begin(), calls.end(), [](const auto &call) { return call->sink.finished == 1; }), count);
}

void TestTransportContract::stopsReadingWhilePaused()
{
    constexpr qint64 total = 64 * 1024 * 1024;
    constexpr qint64 heldAtMost = 12 * 1024 * 1024; // the kernel's buffers of both ends and a little of ours
    const auto transport = makeTransport();
    FakeProvider provider;
    Call call(*transport, requestTo(provider.url()));
    call.sink.onBody = [&call] {
        call.sink.body.clear();
        if (call.sink.received < 1000) call.handle->pause();
    };
    QTRY_COMPARE(provider.requests().size(), 1U);
    FakePeer *peer = provider.requests().at(0).peer;
    peer->limitSendBuffer(64 * 1024);
    peer->beginStream();
    peer->sendChunk("data: 1\n\n");
    QTRY_COMPARE(call.sink.received, 9);
    peer->sendChunk(QByteArray(total, 'x'));

    // The provider gets rid of its bytes as long as somebody takes them; it has stopped when a while brings no change.
    qint64 waiting = -1;
    while (waiting != peer->unsentBytes()) {
        waiting = peer->unsentBytes();
        QTest::qWait(300);
    }
    QVERIFY2(waiting > total - heldAtMost, QByteArray::number(waiting));
    QCOMPARE(call.sink.received, 9);

    call.handle->resume();
    QTRY_COMPARE_WITH_TIMEOUT(call.sink.received, total + 9, 30'000);
    peer->endChunks();
    QTRY_COMPARE(call.sink.finished, 1);
}

void TestTransportContract::standsStillWhilePaused()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    UpstreamRequest request = requestTo(provider.url());
    request.timeouts.idle = 150ms;
    Call call(*transport, std::move(request));
    call.sink.onBody = [&call] { call.handle->pause(); };
    QTRY_COMPARE(provider.requests().size(), 1U);
    provider.requests().at(0).peer->beginStream();
    provider.requests().at(0).peer->sendChunk("data: 1\n\n");
    QTRY_COMPARE(call.sink.received, 9);
    QTest::qWait(600); // a slow client is not the provider's fault: the gap limit does not run
    QVERIFY(!call.sink.hasEnded());
    call.handle->resume();
    QTRY_COMPARE(call.sink.failures, 1);
    QCOMPARE(call.sink.failure->kind, UpstreamFailureKind::IdleTimeout);
}

void TestTransportContract::keepsNoCookies()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, "{}", "Set-Cookie: session=1; Path=/\r\n"); };
    for (int i = 0; i < 2; ++i) {
        Call call(*transport, requestTo(provider.url()));
        QTRY_COMPARE(call.sink.finished, 1);
    }
    QVERIFY(!provider.requests().at(1).head.toLower().contains("\r\ncookie:"));
}

void TestTransportContract::asksForNoCompression()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, "{}"); };
    Call call(*transport, requestTo(provider.url()));
    QTRY_COMPARE(call.sink.finished, 1);
    const QByteArray head = provider.requests().at(0).head.toLower();
    QCOMPARE(head.count("\r\naccept-encoding:"), 1);
    QVERIFY2(head.contains("\r\naccept-encoding: identity\r\n"), head);
}

void TestTransportContract::undoesCompressionThatWasNotAskedFor()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    const QByteArray text = QByteArray("data: a line of text\n\n").repeated(500);
    const QByteArray packed = gzipped(text);
    provider.onRequest = [packed](const FakeProvider::Request &request) {
        request.peer->send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (qsizetype at = 0; at < packed.size(); at += 7) request.peer->sendChunk(packed.mid(at, 7));
        request.peer->endChunks();
    };
    Call call(*transport, requestTo(provider.url()));
    QTRY_COMPARE(call.sink.finished, 1);
    QCOMPARE(call.sink.body, text);
}

void TestTransportContract::refusesALineBreakInAHeader()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    UpstreamRequest request = requestTo(provider.url());
    request.headers.add("X-Title", "a\r\nX-Injected: yes");
    Call call(*transport, std::move(request));
    QTRY_COMPARE(call.sink.failures, 1);
    QCOMPARE(call.sink.failure->kind, UpstreamFailureKind::Protocol);
    QCOMPARE(provider.peers().size(), 0U);
}

void TestTransportContract::sendsWithoutDelay()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    Call call(*transport, requestTo(provider.url()));
    QTRY_COMPARE(provider.requests().size(), 1U);
    const int fd = socketWithLocalPort(provider.requests().at(0).peer->clientPort());
    QVERIFY(fd >= 0);
    int isSet = 0;
    socklen_t length = sizeof isSet;
    QCOMPARE(::getsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &isSet, &length), 0);
    QVERIFY(isSet != 0);
}

void TestTransportContract::sendsALargeBodyWhole()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, "{}"); };
    QByteArray body(8 * 1024 * 1024, 'x');
    for (qsizetype i = 0; i < body.size(); i += 997) body[i] = static_cast<char>('a' + i % 26);
    Call call(*transport, requestTo(provider.url(), body));
    QTRY_COMPARE_WITH_TIMEOUT(call.sink.finished, 1, 20'000);
    QVERIFY(provider.requests().at(0).body == body);
}

void TestTransportContract::usesAConnectionAgain()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, "{}"); };
    for (int i = 0; i < 5; ++i) {
        Call call(*transport, requestTo(provider.url()));
        QTRY_COMPARE(call.sink.finished, 1);
        QCOMPARE(call.sink.reused, i > 0);
        QCOMPARE(call.sink.connected, 1);
    }
    QCOMPARE(provider.peers().size(), 1U);
}

void TestTransportContract::survivesTheCloseOfAKeptConnection()
{
    const auto transport = makeTransport();
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, "{}"); };
    Call first(*transport, requestTo(provider.url()));
    QTRY_COMPARE(first.sink.finished, 1);
    provider.peers().front()->close();
    QTRY_COMPARE(socketWithLocalPort(provider.peers().front()->clientPort()), -1);
    Call second(*transport, requestTo(provider.url()));
    QTRY_VERIFY(second.sink.hasEnded());
    QVERIFY2(second.sink.finished == 1, second.sink.failure.value_or(UpstreamFailure{}).message.english().c_str());
    QCOMPARE(provider.peers().size(), 2U);
}

void TestTransportContract::refusesAnUntrustedCertificate()
{
    if (!m_certificates.isValid()) QSKIP("the openssl program is missing");
    const auto transport = makeTransport();
    FakeProvider provider(m_certificates.serverConfiguration());
    Call call(*transport, requestTo(provider.url(u"/v1"_s, u"localhost"_s)));
    QTRY_COMPARE(call.sink.failures, 1);
    QCOMPARE(call.sink.failure->kind, UpstreamFailureKind::Tls);
    QVERIFY2(call.sink.failure->message.english().find("localhost") != std::string::npos, call.sink.failure->message.english().c_str());
    QVERIFY2(call.sink.failure->message.english().find("certificate") != std::string::npos, call.sink.failure->message.english().c_str());
    QCOMPARE(provider.requests().size(), 0U); // nothing was said to a stranger
}

void TestTransportContract::runsManyStreamsOverTls()
{
    constexpr int count = 30; // more than the six connections for each host that Qt allows
    if (!m_certificates.isValid()) QSKIP("the openssl program is missing");
    const TrustedAuthority trust(m_certificates);
    const auto transport = makeTransport();
    FakeProvider provider(m_certificates.serverConfiguration());
    provider.onRequest = [](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk("data: first\n\n");
    };
    std::vector<std::unique_ptr<Call>> calls;
    for (int i = 0; i < count; ++i) calls.push_back(std::make_unique<Call>(*transport, requestTo(provider.url(u"/v1"_s, u"localhost"_s))));
    QTRY_COMPARE(std::count_if(calls.begin(), calls.end(), [](const auto &call) { return !call->sink.body.isEmpty(); }), count);
    for (const FakeProvider::Request &request : provider.requests()) {
        QVERIFY2(request.head.toLower().contains("host: localhost:"), request.head);
        request.peer->endChunks();
    }
    QTRY_COMPARE(std::count_if(calls.begin(), calls.end(), [](const auto &call) { return call->sink.finished == 1; }), count);
}

/// `openssl s_server`: says on its output what was negotiated; its input goes to the client.
class TlsWitness
{
public:
    explicit TlsWitness(const TestCertificates &certificates)
    {
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost)) qFatal("no free port");
        m_port = free.serverPort();
        free.close();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        QObject::connect(&m_process, &QProcess::readyRead, &m_process, [this] { output += m_process.readAll(); });
        m_process.start(u"openssl"_s,
                        {u"s_server"_s, u"-accept"_s, u"127.0.0.1:%1"_s.arg(m_port), u"-cert"_s, certificates.filePath(u"server.pem"_s),
                         u"-key"_s, certificates.filePath(u"server.key"_s), u"-alpn"_s, u"h2,http/1.1"_s});
    }
    ~TlsWitness()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(TlsWitness)

    QUrl url() const { return QUrl(u"https://localhost:%1/v1"_s.arg(m_port)); }
    void answer() { m_process.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nfine\n"); }

    QByteArray output;

private:
    quint16 m_port = 0;
    QProcess m_process;
};

void TestTransportContract::resumesTlsSessions()
{
    if (!m_certificates.isValid()) QSKIP("the openssl program is missing");
    if (!isDirect()) QSKIP("QNetworkAccessManager shares no session between its connections");
    const TrustedAuthority trust(m_certificates);
    TlsWitness server(m_certificates);
    QTRY_VERIFY(server.output.contains("ACCEPT"));
    const auto transport = makeTransport();
    for (const bool isResumed : {false, true}) {
        server.output.clear();
        Call call(*transport, requestTo(server.url(), "the body"));
        QTRY_VERIFY2(server.output.contains("the body"), server.output);
        server.answer();
        QTRY_COMPARE(call.sink.finished, 1);
        QCOMPARE(server.output.contains("Reused session-id"), isResumed);
    }
}

void TestTransportContract::offersNoHttp2()
{
    if (!m_certificates.isValid()) QSKIP("the openssl program is missing");
    const TrustedAuthority trust(m_certificates);
    TlsWitness server(m_certificates);
    QTRY_VERIFY(server.output.contains("ACCEPT"));
    const auto transport = makeTransport();
    Call call(*transport, requestTo(server.url(), "the body"));
    QTRY_VERIFY2(server.output.contains("the body"), server.output);
    QVERIFY2(!server.output.contains("ALPN protocols selected: h2"), server.output);
    server.answer();
    QTRY_COMPARE(call.sink.finished, 1);
}

void TestTransportContract::goesThroughAnHttpProxy()
{
    if (isDirect()) QSKIP("the direct transport is never chosen when there is a proxy");
    const auto transport = makeTransport();
    FakeProvider proxy;
    proxy.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, "{\"by\":\"proxy\"}"); };
    UpstreamRequest request = requestTo(QUrl(u"http://model-host.invalid/v1"_s));
    request.proxyUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(proxy.url().port()));
    Call call(*transport, std::move(request));
    QTRY_COMPARE(call.sink.finished, 1);
    QVERIFY2(proxy.requests().at(0).head.startsWith("POST http://model-host.invalid/v1 HTTP/1.1\r\n"), proxy.requests().at(0).head);
}

QTEST_GUILESS_MAIN(TestTransportContract)
#include "tst_transport_contract.moc"
