#include "proxy/exchange/attempt.h"
#include "proxy/upstream/direct_transport.h"
#include "proxy/upstream/qnam_transport.h"
#include "tests/support/fake_provider.h"
#include "tests/support/served_proxy.h"

#include <QTest>

#include <functional>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr UpstreamTimeouts patient{60s, 60s, 60s, 60s};
constexpr milliseconds soon = 200ms;

/// What a provider does to a request.
using Behaviour = std::function<void(FakePeer &)>;

struct Fault
{
    const char *name;
    std::string expected; ///< the class
    Behaviour behaviour = [](FakePeer &) {};
    UpstreamTimeouts timeouts = patient;
    int status = 502;           ///< that the client gets
    QByteArray told = {};       ///< likewise, in the message
    QString url = {};           ///< instead of the provider's own
    QString scheme = {};        ///< likewise
    bool hasTls = false;        ///< with a certificate that nobody trusts
    bool isTakenForEnd = false; ///< by Qt, which tells it like a lost connection
    bool isDirectOnly = false;  ///< Qt waits
};

constexpr const char *reach = "Provider \\\"p\\\" cannot be reached: ";
constexpr const char *broke = "The connection to provider \\\"p\\\" broke: ";
constexpr const char *unreadable = "Provider \\\"p\\\" gave an answer that cannot be read: ";
constexpr const char *silent = "Provider \\\"p\\\" did not answer: ";
constexpr const char *unfinished = "Provider \\\"p\\\" did not finish its answer: ";

Behaviour sending(const QByteArray &bytes)
{
    return [bytes](FakePeer &peer) { peer.send(bytes); };
}

Behaviour closingAfter(const QByteArray &bytes)
{
    return [bytes](FakePeer &peer) {
        peer.send(bytes);
        peer.close();
    };
}

void beginAnswer(FakePeer &peer)
{
    peer.beginStream();
    peer.sendChunk("data: {\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n");
}

QString closedPort()
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost)) qFatal("no free port");
    return u"http://127.0.0.1:%1/v1"_s.arg(probe.serverPort());
}

std::vector<Fault> faults()
{
    const Behaviour hang = [](FakePeer &) {};
    const Behaviour stall = beginAnswer;
    return {
        {"no such host", "dns", hang, patient, 502, reach, u"http://no-such-host.invalid/v1"_s},
        {"nobody listens", "refused", hang, patient, 502, reach, closedPort()},
        {"no handshake", "timeout_connect", hang, {soon, 60s, 60s, 60s}, 504, reach, {}, u"https"_s},
        {"no handshake in all the time there is", "timeout_connect", hang, {60s, 60s, 60s, soon}, 504, reach, {}, u"https"_s},
        {"no byte", "timeout_first_token", hang, {60s, soon, 60s, 60s}, 504, silent},
        {"no byte in all the time there is", "timeout_first_token", hang, {60s, 60s, 60s, soon}, 504, silent},
        {"silence in the middle", "stream_stall", stall, {60s, 60s, soon, 60s}, 200, unfinished},
        {"no end in all the time there is", "stream_stall", stall, {60s, 60s, 60s, soon}, 200, unfinished},
        {"closed without an answer", "connection_lost", closingAfter({}), patient, 502, broke},
        {"reset without an answer", "connection_lost", [](FakePeer &peer) { peer.reset(); }, patient, 502, broke},
        {"closed within the status line", "connection_lost", closingAfter("HTTP/1.1 2"), patient, 502, broke},
        {"closed in the middle", "connection_lost",
         [](FakePeer &peer) {
             beginAnswer(peer);
             peer.close();
         },
         patient, 200, broke},
        {"ended in the middle", "stream_truncated",
         [](FakePeer &peer) {
             beginAnswer(peer);
             peer.endChunks();
         },
         patient, 200, "ended without a finish reason"},
        {.name = "mail",
         .expected = "translate",
         .behaviour = sending("220 mail.example ESMTP\r\n\r\n"),
         .told = unreadable,
         .isTakenForEnd = true},
        {.name = "a shell",
         .expected = "translate",
         .behaviour = sending("SSH-2.0-OpenSSH_9.6\r\n"),
         .told = unreadable,
         .isTakenForEnd = true},
        {.name = "bytes of TLS",
         .expected = "translate",
         .behaviour = closingAfter("\x16\x03\x01garbage"),
         .told = unreadable,
         .isTakenForEnd = true},
        {.name = "bytes of TLS, and then nothing",
         .expected = "translate",
         .behaviour = sending("\x16\x03\x01garbage"),
         .told = unreadable,
         .isDirectOnly = true},
        {.name = "HTTP/0.9",
         .expected = "translate",
         .behaviour = closingAfter("<html><body>It works!</body></html>\n"),
         .told = unreadable,
         .isTakenForEnd = true},
        {.name = "HTTP/2",
         .expected = "translate",
         .behaviour = closingAfter("HTTP/2 200 OK\r\n\r\n"),
         .told = unreadable,
         .isTakenForEnd = true},
        {.name = "a stranger's certificate", .expected = "tls", .behaviour = hang, .told = reach, .hasTls = true},
        {"busy", "overloaded", [](FakePeer &peer) { peer.answer(529, "{}"); }, patient, 529, {}},
        {"too many requests, under status 200", "rate_limited",
         [](FakePeer &peer) { peer.answer(200, R"({"error":{"message":"slow down","code":429}})", "Content-Type: application/json\r\n"); },
         patient, 429},
        {"a gateway gave up waiting", "timeout_first_token", [](FakePeer &peer) { peer.answer(504, "{}"); }, patient, 504, {}},
    };
}

QUrl addressOf(const Fault &fault, const FakeProvider &provider)
{
    if (!fault.url.isEmpty()) return QUrl(fault.url);
    QUrl url = fault.hasTls ? provider.url(u"/v1"_s, u"localhost"_s) : provider.url();
    if (!fault.scheme.isEmpty()) url.setScheme(fault.scheme);
    return url;
}

std::string expectedOf(const Fault &fault, bool isDirect)
{
    return fault.isTakenForEnd && !isDirect ? "connection_lost" : fault.expected;
}

class FailureListener final : public AttemptListener
{
public:
    void attemptEvent(const ChatEvent &) override {}
    void attemptFrames(std::string_view) override {}
    void attemptPieceTaken() override {}
    void attemptAnswered(const ChatResponse &, std::string_view) override {}
    void attemptStreamEnded() override {}
    void attemptFailed(const AttemptFailure &failure, bool) override { errorClass = failure.errorClass; }
    void attemptDrained() override {}

    std::string errorClass;
};

} // namespace

/// Which class the failures of real connections get, in the log, the metrics and the window.
class TestErrorClasses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ofAnAttempt_data();
    void ofAnAttempt();
    void ofAnExchange_data();
    void ofAnExchange();

private:
    std::unique_ptr<FakeProvider> providerOf(const Fault &fault) const;
    void addRow(int place, bool isDirect) const
    {
        QTest::addRow("%s, %s", m_faults[place].name, isDirect ? "direct" : "qnam") << place << isDirect;
    }

    const TestCertificates m_certificates;
    const std::vector<Fault> m_faults = faults();
};

std::unique_ptr<FakeProvider> TestErrorClasses::providerOf(const Fault &fault) const
{
    auto provider = fault.hasTls ? std::make_unique<FakeProvider>(m_certificates.serverConfiguration()) : std::make_unique<FakeProvider>();
    provider->onRequest = [&fault](const FakeProvider::Request &request) { fault.behaviour(*request.peer); };
    return provider;
}

void TestErrorClasses::ofAnAttempt_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<bool>("isDirect");
    for (int place = 0; place < int(m_faults.size()); ++place)
        for (const bool isDirect : {true, false})
            if (isDirect || !m_faults[place].isDirectOnly) addRow(place, isDirect);
}

void TestErrorClasses::ofAnAttempt()
{
    QFETCH(int, place);
    QFETCH(bool, isDirect);
    const Fault &fault = m_faults[place];
    if (fault.hasTls && !m_certificates.isValid()) QSKIP("the openssl program is missing");
    const std::unique_ptr<FakeProvider> provider = providerOf(fault);
    std::unique_ptr<UpstreamTransport> transport;
    if (isDirect)
        transport = std::make_unique<DirectTransport>();
    else
        transport = std::make_unique<QnamTransport>();
    EndingsTarget target;
    logging::ExchangeLog log(target, "1", monotonicNow());
    log.started({});
    log.attemptStarted({.number = 1, .provider = "p"});
    FailureListener listener;
    Result<TransformChain> chain = TransformChain::make({}, u"m"_s);
    QVERIFY(chain);
    Attempt attempt({.provider = "p",
                     .dialect = findDialect("openai-chat"),
                     .chain = std::make_shared<const TransformChain>(std::move(*chain)),
                     .wantsStream = true},
                    log, listener);
    UpstreamRequest request{.url = addressOf(fault, *provider), .headers = {}, .body = "{}", .timeouts = fault.timeouts, .proxyUrl = {}};
    request.headers.add("Content-Type", "application/json");
    attempt.start(*transport, std::move(request));
    QTRY_VERIFY_WITH_TIMEOUT(!listener.errorClass.empty(), 60'000);
    QCOMPARE(QString::fromStdString(listener.errorClass), QString::fromStdString(expectedOf(fault, isDirect)));
}

void TestErrorClasses::ofAnExchange_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<bool>("isDirect");
    for (int place = 0; place < int(m_faults.size()); ++place) {
        const UpstreamTimeouts &limits = m_faults[place].timeouts; // an exchange has one of its own for the whole
        if (limits.connect != patient.connect || limits.firstByte != patient.firstByte || limits.idle != patient.idle) continue;
        for (const bool isDirect : {true, false})
            if (isDirect || !m_faults[place].isDirectOnly) addRow(place, isDirect);
    }
}

void TestErrorClasses::ofAnExchange()
{
    QFETCH(int, place);
    QFETCH(bool, isDirect);
    const Fault &fault = m_faults[place];
    if (fault.hasTls && !m_certificates.isValid()) QSKIP("the openssl program is missing");
    const std::unique_ptr<FakeProvider> provider = providerOf(fault);
    ProxyConfig config;
    config.timeout = fault.timeouts.total;
    config.providers.push_back({.name = u"p"_s,
                                .url = addressOf(fault, *provider),
                                .keys = {{.label = u"k"_s, .secret = u"key-of-the-provider"_s}},
                                .dialect = u"openai-chat"_s,
                                .transport = isDirect ? TransportKind::Direct : TransportKind::NetworkAccessManager});
    config.router.defaultRoute = {u"p"_s, u"m"_s};
    ServedProxy proxy(config);
    const RawResponse response =
        proxy.send("POST", "/v1/messages", R"({"model":"any","max_tokens":9,"stream":true,"messages":[{"role":"user","content":"hi"}]})");
    QTRY_COMPARE_WITH_TIMEOUT(proxy.log.finished().size(), 1U, 60'000);
    QCOMPARE(QString::fromStdString(proxy.log.finished().front().errorClass), QString::fromStdString(expectedOf(fault, isDirect)));
    const logging::ExchangeFinished end = proxy.log.finished().front();
    if (!QByteArrayView(fault.told).isEmpty()) QCOMPARE(end.errorPhrase.english(), end.errorMessage); // ours, in whatever language
    QCOMPARE(response.status, fault.status);
    const bool isEnd = fault.isTakenForEnd && !isDirect;
    QVERIFY2(response.body.contains(isEnd ? QByteArray(broke) : fault.told), response.body);
    QVERIFY2(!isEnd || response.body.contains("it ended before there was an answer in HTTP"), response.body);
    QCOMPARE(provider->requests().size(), fault.url.isEmpty() && !fault.hasTls && fault.scheme.isEmpty() ? 1U : 0U); // paid for once
}

QTEST_GUILESS_MAIN(TestErrorClasses)
#include "tst_error_classes.moc"
