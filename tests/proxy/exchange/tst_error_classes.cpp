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
    QString url = {};          ///< instead of the provider's own
    QString scheme = {};       ///< likewise
    bool hasTls = false;       ///< with a certificate that nobody trusts
    bool isDirectOnly = false; ///< Qt tells it like a lost connection
};

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
        {"no such host", "dns", hang, patient, u"http://no-such-host.invalid/v1"_s},
        {"nobody listens", "refused", hang, patient, closedPort()},
        {"no handshake", "timeout_connect", hang, {soon, 60s, 60s, 60s}, {}, u"https"_s},
        {"no handshake in all the time there is", "timeout_connect", hang, {60s, 60s, 60s, soon}, {}, u"https"_s},
        {"no byte", "timeout_first_token", hang, {60s, soon, 60s, 60s}},
        {"no byte in all the time there is", "timeout_first_token", hang, {60s, 60s, 60s, soon}},
        {"silence in the middle", "stream_stall", stall, {60s, 60s, soon, 60s}},
        {"no end in all the time there is", "stream_stall", stall, {60s, 60s, 60s, soon}},
        {"closed without an answer", "connection_lost", [](FakePeer &peer) { peer.close(); }},
        {"reset without an answer", "connection_lost", [](FakePeer &peer) { peer.reset(); }},
        {"closed in the middle", "connection_lost",
         [](FakePeer &peer) {
             beginAnswer(peer);
             peer.close();
         }},
        {"ended in the middle", "stream_truncated",
         [](FakePeer &peer) {
             beginAnswer(peer);
             peer.endChunks();
         }},
        {"no HTTP", "translate", [](FakePeer &peer) { peer.send("220 mail.example ESMTP\r\n\r\n"); }, patient, {}, {}, false, true},
        {"a stranger's certificate", "tls", hang, patient, {}, {}, true},
        {"busy", "overloaded", [](FakePeer &peer) { peer.answer(529, "{}"); }},
        {"a gateway gave up waiting", "timeout_first_token", [](FakePeer &peer) { peer.answer(504, "{}"); }},
    };
}

QUrl addressOf(const Fault &fault, const FakeProvider &provider)
{
    if (!fault.url.isEmpty()) return QUrl(fault.url);
    QUrl url = fault.hasTls ? provider.url(u"/v1"_s, u"localhost"_s) : provider.url();
    if (!fault.scheme.isEmpty()) url.setScheme(fault.scheme);
    return url;
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
            if (isDirect || !m_faults[place].isDirectOnly)
                QTest::addRow("%s, %s", m_faults[place].name, isDirect ? "direct" : "qnam") << place << isDirect;
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
    QCOMPARE(QString::fromStdString(listener.errorClass), QString::fromStdString(fault.expected));
}

void TestErrorClasses::ofAnExchange_data()
{
    QTest::addColumn<int>("place");
    for (int place = 0; place < int(m_faults.size()); ++place) {
        const UpstreamTimeouts &limits = m_faults[place].timeouts; // an exchange has one of its own for the whole
        if (limits.connect == patient.connect && limits.firstByte == patient.firstByte && limits.idle == patient.idle)
            QTest::addRow("%s", m_faults[place].name) << place;
    }
}

void TestErrorClasses::ofAnExchange()
{
    QFETCH(int, place);
    const Fault &fault = m_faults[place];
    if (fault.hasTls && !m_certificates.isValid()) QSKIP("the openssl program is missing");
    const std::unique_ptr<FakeProvider> provider = providerOf(fault);
    ProxyConfig config;
    config.timeout = fault.timeouts.total;
    config.providers.push_back({.name = u"p"_s,
                                .url = addressOf(fault, *provider),
                                .keys = {{.label = u"k"_s, .secret = u"key-of-the-provider"_s}},
                                .dialect = u"openai-chat"_s,
                                .transport = TransportKind::Direct});
    config.router.defaultRoute = {u"p"_s, u"m"_s};
    ServedProxy proxy(config);
    proxy.send("POST", "/v1/messages", R"({"model":"any","max_tokens":9,"stream":true,"messages":[{"role":"user","content":"hi"}]})");
    QTRY_COMPARE_WITH_TIMEOUT(proxy.log.finished().size(), 1U, 60'000);
    QCOMPARE(QString::fromStdString(proxy.log.finished().front().errorClass), QString::fromStdString(fault.expected));
}

QTEST_GUILESS_MAIN(TestErrorClasses)
#include "tst_error_classes.moc"
