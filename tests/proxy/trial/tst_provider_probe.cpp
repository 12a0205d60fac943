#include "proxy/config/config_loader.h"
#include "proxy/trial/provider_probe.h"

#include "tests/support/fake_provider.h"

#include <QSslConfiguration>
#include <QTcpServer>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto firstPiece = R"(data: {"id":"1","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Hi"}}]})"
                            "\n\n";
constexpr auto lastPieces = R"(data: {"id":"1","choices":[{"index":0,"delta":{"content":" there"}}]})"
                            "\n\n"
                            R"(data: {"id":"1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"
                            "\n\n"
                            R"(data: {"id":"1","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":7}})"
                            "\n\ndata: [DONE]\n\n";

/// One probe and everything that it reported.
struct Probed
{
    Probed(const QString &url, const QString &model, const QByteArray &more = {})
    {
        const QByteArray text = "{Providers:[{name:'p',api_base_url:'" + url.toUtf8()
                                + "',api_keys:['sk-first','sk-second'],models:['m','other']" + more + "}]}";
        const Result<LoadedConfig> loaded = parseConfig(text, u"/nowhere/config.json"_s, [](const QString &) { return QString(); });
        if (!loaded) qFatal("%s", qPrintable(loaded.error().message));
        config = std::make_shared<const ProxyConfig>(loaded->config);
        (new ProviderProbe(
             {.config = config, .provider = u"p"_s, .model = model, .keyLabel = {}}, services,
             [this](const ProbeReport &report) { reports.append(report); }, &owner))
            ->start();
    }
    bool isFinished() const { return !reports.isEmpty() && reports.last().isFinished; }
    const ProbeTick &tick(ProbeStep step) const { return reports.last().tick(step); }

    std::shared_ptr<const ProxyConfig> config;
    ProbeServices services;
    QList<ProbeReport> reports;
    QObject owner;
};

QString chat(const FakeProvider &provider, const QString &host = u"127.0.0.1"_s)
{
    return provider.url(u"/v1/chat/completions"_s, host).toString();
}

} // namespace

class TestProviderProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passesAProviderThatStreams();
    void asksForFewTokensWithTheFirstKey();
    void namesTheStepThatFailed_data();
    void namesTheStepThatFailed();
    void asksAgainWithoutTheQuestionForUsage();
    void saysThatAnAnswerDidNotStream();
    void tellsABrokenStreamFromAWholeOne();
    void namesARefusedConnection();
    void namesAnUnknownHost();
    void refusesAnUntrustedCertificate();
    void namesWhatIsWrongWithTheConfiguration();
};

void TestProviderProbe::passesAProviderThatStreams()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk(firstPiece);
        request.peer->sendChunk(lastPieces);
        request.peer->endChunks();
    };
    const Probed probed(chat(provider, u"localhost"_s), u"m"_s);
    QTRY_VERIFY(probed.isFinished());
    for (const ProbeStep step : {ProbeStep::Dns, ProbeStep::Tls, ProbeStep::Auth, ProbeStep::Model, ProbeStep::Stream}) {
        QCOMPARE(probed.tick(step).outcome, ProbeOutcome::Passed);
        if (step != ProbeStep::Model) QVERIFY(probed.tick(step).took.has_value());
    }
    QCOMPARE(probed.reports.last().outputTokens, 7);
    QCOMPARE(probed.reports.last().status, 200);
    QVERIFY(probed.reports.size() >= 5); // each step is told as it passes
    QCOMPARE(probed.reports.first().tick(ProbeStep::Stream).outcome, ProbeOutcome::Waiting);
}

void TestProviderProbe::asksForFewTokensWithTheFirstKey()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(401, "{}"); };
    const Probed probed(chat(provider), u"m"_s);
    QTRY_VERIFY(probed.isFinished());
    QCOMPARE(provider.requests().size(), 1U);
    const FakeProvider::Request &sent = provider.requests().at(0);
    QVERIFY2(sent.head.contains("Bearer sk-first"), sent.head);
    QVERIFY2(sent.body.contains("\"max_tokens\":16"), sent.body);
    QVERIFY2(sent.body.contains("\"stream\":true"), sent.body);
    QCOMPARE(probed.reports.last().key, u"key 1"_s);
}

void TestProviderProbe::namesTheStepThatFailed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ProbeStep>("step");
    QTest::addColumn<ProbeCause>("cause");
    QTest::addColumn<ProbeOutcome>("auth");
    const auto error = [](const char *message) { return QByteArray(R"({"error":{"message":")") + message + R"("}})"; };
    using enum ProbeStep;
    using enum ProbeCause;
    const auto passed = ProbeOutcome::Passed;
    const auto failed = ProbeOutcome::Failed;
    const auto skipped = ProbeOutcome::Skipped;
    QTest::newRow("wrong key") << 401 << error("Authentication Fails") << Auth << KeyRefused << failed;
    QTest::newRow("wrong key, Google's way") << 400 << error("API key not valid. Please pass a valid API key.") << Auth << KeyRefused
                                             << failed;
    QTest::newRow("forbidden") << 403 << error("your region is blocked") << Auth << KeyRefused << failed;
    QTest::newRow("no money") << 402 << error("Insufficient Balance") << Model << NoBalance << passed;
    QTest::newRow("no quota") << 429 << error("You exceeded your current quota, check your billing") << Model << NoBalance << passed;
    QTest::newRow("too many") << 429 << error("slow down") << Model << RateLimited << passed;
    QTest::newRow("unknown model, DeepSeek") << 400 << error("Model Not Exist") << Model << ModelUnknown << passed;
    QTest::newRow("unknown model, Ollama") << 404 << error("model 'm' not found, try pulling it first") << Model << ModelUnknown << passed;
    QTest::newRow("unknown address, OpenAI") << 404 << error("Invalid URL (POST /chat/completions)") << Auth << AddressUnknown << failed;
    QTest::newRow("no money, Anthropic") << 400 << error("Your credit balance is too low to access the Anthropic API.") << Model
                                         << NoBalance << passed;
    QTest::newRow("content filter") << 400 << error("Content Exists Risk") << Model << RequestRefused << passed;
    QTest::newRow("unknown address") << 404 << QByteArray("<html>Not Found</html>") << Auth << AddressUnknown << failed;
    QTest::newRow("broken provider") << 500 << error("oops") << Model << ProviderFailed << skipped;
}

void TestProviderProbe::namesTheStepThatFailed()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ProbeStep, step);
    FakeProvider provider;
    provider.onRequest = [status, body](const FakeProvider::Request &request) { request.peer->answer(status, body); };
    const Probed probed(chat(provider), u"m"_s);
    QTRY_VERIFY(probed.isFinished());
    QCOMPARE(probed.tick(step).outcome, ProbeOutcome::Failed);
    QTEST(probed.tick(step).cause, "cause");
    QTEST(probed.tick(ProbeStep::Auth).outcome, "auth");
    QCOMPARE(probed.tick(ProbeStep::Stream).outcome, ProbeOutcome::Skipped);
    if (const qsizetype at = body.indexOf("message\":\""); at >= 0) // the provider's own words
        QCOMPARE(probed.tick(step).message, QString::fromUtf8(body.mid(at + 10, body.size() - at - 13)));
}

void TestProviderProbe::asksAgainWithoutTheQuestionForUsage()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        if (request.body.contains("stream_options")) return request.peer->answer(400, R"({"error":{"message":"unknown: stream_options"}})");
        request.peer->beginStream();
        request.peer->sendChunk(QByteArray(firstPiece) + lastPieces);
        request.peer->endChunks();
    };
    const Probed probed(chat(provider), u"m"_s);
    QTRY_VERIFY(probed.isFinished());
    QCOMPARE(provider.requests().size(), 2U);
    QCOMPARE(probed.tick(ProbeStep::Stream).outcome, ProbeOutcome::Passed);
}

void TestProviderProbe::saysThatAnAnswerDidNotStream()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        request.peer->answer(200, R"({"id":"1","choices":[{"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]})");
    };
    const Probed probed(chat(provider), u"m"_s);
    QTRY_VERIFY(probed.isFinished());
    QCOMPARE(probed.tick(ProbeStep::Model).outcome, ProbeOutcome::Passed);
    QCOMPARE(probed.tick(ProbeStep::Stream).outcome, ProbeOutcome::Failed);
    QCOMPARE(probed.tick(ProbeStep::Stream).cause, ProbeCause::NotAStream);
}

void TestProviderProbe::tellsABrokenStreamFromAWholeOne()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk(firstPiece);
        request.peer->endChunks();
    };
    const Probed probed(chat(provider), u"m"_s);
    QTRY_VERIFY(probed.isFinished());
    QCOMPARE(probed.tick(ProbeStep::Model).outcome, ProbeOutcome::Passed);
    QCOMPARE(probed.tick(ProbeStep::Stream).cause, ProbeCause::BrokenStream);
}

void TestProviderProbe::namesARefusedConnection()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QString url = u"http://127.0.0.1:%1/v1"_s.arg(server.serverPort());
    server.close();
    const Probed probed(url, u"m"_s);
    QTRY_VERIFY(probed.isFinished());
    QCOMPARE(probed.tick(ProbeStep::Dns).outcome, ProbeOutcome::Skipped); // there is no name to look up
    QCOMPARE(probed.tick(ProbeStep::Tls).outcome, ProbeOutcome::Failed);
    QCOMPARE(probed.tick(ProbeStep::Tls).cause, ProbeCause::Refused);
    QCOMPARE(probed.tick(ProbeStep::Auth).outcome, ProbeOutcome::Skipped);
}

void TestProviderProbe::namesAnUnknownHost()
{
    const Probed probed(u"https://no-such-host.invalid/v1"_s, u"m"_s);
    QTRY_VERIFY_WITH_TIMEOUT(probed.isFinished(), 20'000);
    QCOMPARE(probed.tick(ProbeStep::Dns).outcome, ProbeOutcome::Failed);
    QCOMPARE(probed.tick(ProbeStep::Dns).cause, ProbeCause::UnknownName);
}

void TestProviderProbe::refusesAnUntrustedCertificate()
{
    const TestCertificates certificates;
    if (!certificates.isValid()) QSKIP("the openssl program is missing");
    FakeProvider provider(certificates.serverConfiguration());
    const Probed probed(chat(provider, u"localhost"_s), u"m"_s);
    QTRY_VERIFY(probed.isFinished());
    QCOMPARE(probed.tick(ProbeStep::Tls).outcome, ProbeOutcome::Failed);
    QCOMPARE(probed.tick(ProbeStep::Tls).cause, ProbeCause::Certificate);
    QVERIFY2(probed.tick(ProbeStep::Tls).message.contains("certificate"_L1), qPrintable(probed.tick(ProbeStep::Tls).message));
    QCOMPARE(provider.requests().size(), 0U); // no key for a stranger
}

void TestProviderProbe::namesWhatIsWrongWithTheConfiguration()
{
    const Probed probed(u"$NOT_SET"_s, u"m"_s);
    QVERIFY(probed.isFinished());
    QCOMPARE(probed.tick(ProbeStep::Dns).cause, ProbeCause::Configuration);
    QVERIFY(probed.tick(ProbeStep::Dns).message.contains("NOT_SET"_L1));
}

QTEST_GUILESS_MAIN(TestProviderProbe)
#include "tst_provider_probe.moc"
