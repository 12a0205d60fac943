#include "tests/support/fake_provider.h"
#include "tests/support/served_proxy.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

Provider providerAt(const FakeProvider &server, const QString &dialect)
{
    return {.name = u"glm"_s,
            .url = server.url(),
            .keys = {{.label = u"k"_s, .secret = u"s"_s}},
            .models = {u"m"_s},
            .dialect = dialect,
            .transport = TransportKind::Direct};
}

} // namespace

/// What providers refuse for what it says, for want of balance or for want of an address, over the real proxy.
class TestRefusals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFilteredAnswerIsOne_data();
    void aFilteredAnswerIsOne();
    void agentsDoNotAskAgainWithoutBalance_data();
    void agentsDoNotAskAgainWithoutBalance();
    void aWrongAddressIsNamed();

private:
    RawResponse ask(ServedProxy &proxy, bool isStream) const
    {
        return proxy.send("POST", "/v1/messages",
                          QByteArray(R"({"model":"glm,m","max_tokens":9,"messages":[{"role":"user","content":"hi"}],"stream":)")
                              + (isStream ? "true}" : "false}"));
    }
};

void TestRefusals::aFilteredAnswerIsOne_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<bool>("isStream");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("outcome");
    using logging::Outcome;
    const auto row = [](const char *name, const char *dialect, bool isStream, const QByteArray &body, const char *word, Outcome outcome) {
        QTest::newRow(name) << QString::fromLatin1(dialect) << isStream << body << QByteArray(word) << int(outcome);
    };
    row("OpenAI", "openai-chat", false,
        R"({"id":"c","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Well"},"finish_reason":"content_filter"}]})",
        "content_filter", Outcome::Failed);
    row("OpenAI, nothing left", "openai-chat", false,
        R"({"id":"c","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":null},"finish_reason":"content_filter"}]})",
        "content_filter", Outcome::EmptyResponse);
    row("OpenAI, stream", "openai-chat", true,
        "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Well\"}}]}\n\n"
        "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"content_filter\"}]}\n\ndata: [DONE]\n\n",
        "content_filter", Outcome::Failed);
    row("Gemini, answer", "gemini", false,
        R"({"candidates":[{"content":{"role":"model","parts":[{"text":"Well"}]},"finishReason":"SAFETY","index":0}],"modelVersion":"m"})",
        "SAFETY", Outcome::Failed);
    row("Gemini, prompt", "gemini", false,
        R"({"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":3,"totalTokenCount":3},"modelVersion":"m"})",
        "PROHIBITED_CONTENT", Outcome::Failed);
    row("Anthropic", "anthropic", false,
        R"({"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"I"}],"stop_reason":"refusal","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}})",
        "refusal", Outcome::Failed);
}

void TestRefusals::aFilteredAnswerIsOne()
{
    QFETCH(QString, dialect);
    QFETCH(bool, isStream);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, word);
    FakeProvider server;
    server.onRequest = [&](const FakeProvider::Request &request) {
        if (!isStream) return request.peer->answer(200, body, "Content-Type: application/json\r\n");
        request.peer->beginStream();
        request.peer->sendChunk(body);
        request.peer->endChunks();
    };
    ProxyConfig config;
    config.providers = {providerAt(server, dialect)};
    ServedProxy proxy(config);
    const RawResponse response = ask(proxy, isStream);
    QCOMPARE(response.status, 200);
    QVERIFY2(response.body.contains(R"("stop_reason":"refusal")"), response.body);
    QTRY_COMPARE(proxy.log.finished().size(), 1U);
    const logging::ExchangeFinished finished = proxy.log.finished().front();
    QCOMPARE(finished.errorClass, std::string("content_filtered"));
    QCOMPARE(QByteArray::fromStdString(finished.errorMessage), word);
    QCOMPARE(QByteArray::fromStdString(finished.finishReason), word);
    QCOMPARE(finished.status, 200);
    QTEST(int(finished.outcome), "outcome");
    QCOMPARE(proxy.service().state().providers.front().failures, 0); // of its health nothing is told
}

void TestRefusals::agentsDoNotAskAgainWithoutBalance_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("retry");
    QTest::addColumn<std::string>("errorClass");
    QTest::newRow("no quota")
        << 429
        << QByteArray(R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}})")
        << QByteArray("false") << std::string("quota");
    QTest::newRow("no balance") << 402 << QByteArray(R"({"error":{"message":"Insufficient Balance"}})") << QByteArray("false")
                                << std::string("quota");
    QTest::newRow("a limit that passes") << 429 << QByteArray(R"({"error":{"message":"slow down"}})") << QByteArray()
                                         << std::string("rate_limited");
}

void TestRefusals::agentsDoNotAskAgainWithoutBalance()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(std::string, errorClass);
    FakeProvider server;
    server.onRequest = [&](const FakeProvider::Request &request) {
        request.peer->answer(status, body, "Content-Type: application/json\r\n");
    };
    ProxyConfig config;
    config.providers = {providerAt(server, u"openai-chat"_s)};
    config.retry = {.attemptsPerTarget = errorClass == "quota" ? 3 : 1};
    ServedProxy proxy(config);
    const RawResponse response = ask(proxy, true);
    QCOMPARE(response.status, status);
    QTEST(response.field("x-should-retry"), "retry");
    QCOMPARE(server.requests().size(), 1U);
    QTRY_COMPARE(proxy.log.finished().size(), 1U);
    QCOMPARE(proxy.log.finished().front().errorClass, errorClass);
}

void TestRefusals::aWrongAddressIsNamed()
{
    FakeProvider server;
    server.onRequest = [](const FakeProvider::Request &request) {
        request.peer->answer(404, "<html><head><title>404 Not Found</title></head><body>nginx</body></html>",
                             "Content-Type: text/html\r\n");
    };
    ProxyConfig config;
    config.providers = {providerAt(server, u"openai-chat"_s)};
    ServedProxy proxy(config);
    const RawResponse response = ask(proxy, false);
    QCOMPARE(response.status, 404);
    const QString message = QJsonDocument::fromJson(response.body).object().value("error"_L1).toObject().value("message"_L1).toString();
    for (const QString &part : {u"\"glm\""_s, u"404"_s, u"api_base_url"_s, u"404 Not Found"_s})
        QVERIFY2(message.contains(part), qPrintable(message));
    QTRY_COMPARE(proxy.log.finished().size(), 1U);
    QCOMPARE(proxy.log.finished().front().errorClass, std::string("address_not_found"));
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
