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
    void answersNameTheirRecord_data();
    void answersNameTheirRecord();
    void errorsNameTheirRecord_data();
    void errorsNameTheirRecord();

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

void TestRefusals::answersNameTheirRecord_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("given");
    const QByteArray question = R"("messages":[{"role":"user","content":"hi"}],"max_tokens":9)";
    const auto row = [](const char *name, const char *path, const QByteArray &rest, const char *field, const char *given) {
        QTest::newRow(name) << QByteArray(path) << rest << QByteArray(field) << QByteArray(given);
    };
    row("whole", "/v1/messages", question, "request-id", "");
    row("stream", "/v1/messages", question + R"(,"stream":true)", "request-id", "");
    row("whole, of a provider that has one", "/v1/messages", question, "request-id", "req_provider");
    row("stream, of a provider that has one", "/v1/messages", question + R"(,"stream":true)", "request-id", "req_provider");
    row("OpenAI's client", "/v1/chat/completions", question, "x-request-id", "");
    row("OpenAI's other client", "/v1/responses", R"("input":"hi")", "x-request-id", "");
}

// With it a user finds the request in the window.
void TestRefusals::answersNameTheirRecord()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, rest);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, given);
    FakeProvider server;
    server.onRequest = [&](const FakeProvider::Request &request) {
        request.peer->answer(200, R"({"id":"c","choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}]})",
                             given.isEmpty() ? QByteArray() : "Request-Id: " + given + "\r\n");
    };
    ProxyConfig config;
    config.providers = {providerAt(server, u"openai-chat"_s)};
    ServedProxy proxy(config);
    const RawResponse response = proxy.send("POST", path, R"({"model":"glm,m",)" + rest + '}');
    QVERIFY2(response.status == 200, response.body);
    QCOMPARE(response.field(field), given.isEmpty() ? QByteArray::fromStdString(proxy.log.startedIds().front()) : given);
}

void TestRefusals::errorsNameTheirRecord_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("the provider's") << QByteArray("/v1/messages")
                                    << QByteArray(R"({"model":"glm,m","max_tokens":9,"messages":[{"role":"user","content":"hi"}]})");
    QTest::newRow("of what is wrong in the request") << QByteArray("/v1/messages") << QByteArray(R"({"model":3})");
    QTest::newRow("before the request is read") << QByteArray("/v1/nothing") << QByteArray("{}");
}

void TestRefusals::errorsNameTheirRecord()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, content);
    FakeProvider server;
    server.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(400, R"({"error":"no"})"); };
    ProxyConfig config;
    config.providers = {providerAt(server, u"openai-chat"_s)};
    ServedProxy proxy(config);
    const RawResponse response = proxy.send("POST", path, content);
    QVERIFY(response.status >= 400);
    const QByteArray id = QByteArray::fromStdString(proxy.log.startedIds().front());
    QVERIFY(id.startsWith("req_"));
    QCOMPARE(response.field("request-id"), id);
    QCOMPARE(QJsonDocument::fromJson(response.body).object().value("request_id"_L1).toString().toLatin1(), id);
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
