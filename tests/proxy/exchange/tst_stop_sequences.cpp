#include "proxy/proxy_service.h"

#include "tests/support/fake_provider.h"
#include "tests/support/proxy_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray asked(bool isStream, const QByteArray &sequences)
{
    return R"({"model":"any","max_tokens":100,"stop_sequences":)" + sequences + R"(,"messages":[{"role":"user","content":"hi"}],"stream":)"
           + (isStream ? "true}" : "false}");
}

QByteArray delta(const QByteArray &text)
{
    return R"(data: {"type":"response.output_text.delta","output_index":0,"content_index":0,"item_id":"x","delta":")" + text + "\"}\n\n";
}

const QByteArray beginning =
    R"(data: {"type":"response.created","response":{"id":"resp_1","model":"m","output":[],"usage":null}})"
    "\n\n"
    R"(data: {"type":"response.output_item.added","output_index":0,"item":{"type":"message","id":"msg_1","content":[]}})"
    "\n\n";

} // namespace

/// A client's stop sequences are heeded whatever the provider knows of them.
class TestStopSequences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void endsAStreamAndTheProvidersWork();
    void endsAWholeAnswer();
    void tellsGeminiOfFiveAndHeedsTheSixth();

private:
    void start(const QString &dialect);

    std::unique_ptr<FakeProvider> m_provider;
    std::unique_ptr<RecordingTarget> m_log;
    std::unique_ptr<ProxyService> m_service;
    ProxyConfig m_config;
};

void TestStopSequences::init()
{
    m_service.reset();
    m_provider = std::make_unique<FakeProvider>();
    m_log = std::make_unique<RecordingTarget>();
    m_config = {};
    m_config.port = freePort();
    m_config.apiKey = u"router-key"_s;
    m_config.router.defaultRoute = {u"p"_s, u"m"_s};
}

void TestStopSequences::start(const QString &dialect)
{
    m_config.providers.push_back({.name = u"p"_s, .url = m_provider->url(u"/v1/"_s), .dialect = dialect});
    m_service = std::make_unique<ProxyService>(m_config, *m_log);
    m_service->start();
    QTRY_COMPARE(m_service->state().status, ProxyState::Status::Running);
}

void TestStopSequences::endsAStreamAndTheProvidersWork()
{
    start(u"openai-responses"_s);
    m_provider->onRequest = [](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk(beginning + delta("one ST") + delta("OP two") + delta("three")); // and it never ends
    };
    RawClient client(m_config.port);
    client.send(post(asked(true, R"(["STOP"])")));
    std::optional<RawResponse> response;
    QTRY_VERIFY(hasArrived(client, response));
    QCOMPARE(response->status, 200);
    QVERIFY2(response->body.contains(R"("text":"one ")"), response->body);
    QVERIFY2(!response->body.contains("two") && !response->body.contains("three"), response->body);
    QVERIFY2(response->body.contains(R"("stop_reason":"stop_sequence","stop_sequence":"STOP")"), response->body);
    QCOMPARE(response->body.count("event: message_stop\n"), 1);
    QTRY_VERIFY(!m_provider->peers().front()->isOpen());
    QTRY_COMPARE(m_log->finished().size(), std::size_t(1));
    QVERIFY(m_log->finished().front().outcome == logging::Outcome::Ok);
}

void TestStopSequences::endsAWholeAnswer()
{
    start(u"openai-responses"_s);
    m_provider->onRequest = [](const FakeProvider::Request &request) {
        request.peer->answer(
            200,
            R"({"id":"resp_1","model":"m","status":"completed","output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"one STOP two"}]},{"type":"function_call","call_id":"c","name":"Read","arguments":"{}"}],"usage":{"input_tokens":5,"output_tokens":9}})");
    };
    RawClient client(m_config.port);
    client.send(post(asked(false, R"(["never","STOP"])")));
    std::optional<RawResponse> response;
    QTRY_VERIFY(hasArrived(client, response));
    const QJsonObject message = QJsonDocument::fromJson(response->body).object();
    QCOMPARE(message[u"content"_s].toArray().size(), 1);
    QCOMPARE(message[u"content"_s][0][u"text"_s].toString(), u"one "_s);
    QCOMPARE(message[u"stop_reason"_s].toString(), u"stop_sequence"_s);
    QCOMPARE(message[u"stop_sequence"_s].toString(), u"STOP"_s);
    QCOMPARE(message[u"usage"_s][u"output_tokens"_s].toInt(), 9);
}

void TestStopSequences::tellsGeminiOfFiveAndHeedsTheSixth()
{
    start(u"gemini"_s);
    m_provider->onRequest = [](const FakeProvider::Request &request) {
        request.peer->answer(200, R"({"candidates":[{"content":{"parts":[{"text":"one SIX two"}]},"finishReason":"STOP"}]})");
    };
    RawClient client(m_config.port);
    client.send(post(asked(false, R"(["A","B","C","D","E","SIX"])")));
    std::optional<RawResponse> response;
    QTRY_VERIFY(hasArrived(client, response));
    const QJsonObject sent = QJsonDocument::fromJson(m_provider->requests().front().body).object();
    QCOMPARE(sent[u"generationConfig"_s][u"stopSequences"_s].toArray().size(), 5);
    const QJsonObject message = QJsonDocument::fromJson(response->body).object();
    QCOMPARE(message[u"content"_s][0][u"text"_s].toString(), u"one "_s);
    QCOMPARE(message[u"stop_sequence"_s].toString(), u"SIX"_s);
}

QTEST_GUILESS_MAIN(TestStopSequences)
#include "tst_stop_sequences.moc"
