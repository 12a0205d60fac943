#include "proxy/exchange/exchange_table.h"

#include "logging/api/recent_traffic.h"
#include "tests/support/fake_provider.h"
#include "tests/support/served_proxy.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using Kind = logging::StoredBody::Kind;

Q_DECLARE_METATYPE(ccr::proxy::TransportKind)

namespace {

ProxyConfig configFor(const FakeProvider &provider, const QString &dialect)
{
    ProxyConfig config;
    config.providers.push_back({.name = u"p"_s,
                                .url = provider.url(),
                                .keys = {{.label = u"k"_s, .secret = u"key-of-the-provider"_s}},
                                .dialect = dialect,
                                .transport = TransportKind::Direct});
    config.router.defaultRoute = {u"p"_s, u"m"_s};
    return config;
}

QByteArray request(bool stream)
{
    return R"({"model":"any","max_tokens":9,"stream":)" + QByteArray(stream ? "true" : "false")
           + R"(,"messages":[{"role":"user","content":"hi"}]})";
}

std::string valueOf(const logging::MessageHead &head, std::string_view name)
{
    for (const auto &[known, value] : head.fields())
        if (equalsIgnoringCase(known, name)) return value;
    return "(none)";
}

} // namespace

/// What the proxy tells the log of the messages that pass: their heads, and the tokens that the provider counted.
class TestRecordedFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countThinking_data();
    void countThinking();
    void nameTheSession_data();
    void nameTheSession();
    void holdTheHeadsOfAllMessages();
    void holdTheFieldsOfTheTransport_data();
    void holdTheFieldsOfTheTransport();
    void holdTheHeadsOfARefusal();
};

void TestRecordedFacts::countThinking_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("answer"); // "data: ": a stream
    QTest::addColumn<qint64>("output");
    QTest::addColumn<qint64>("thinking"); // -1: not told
    const QByteArray choice = R"({"id":"c","model":"m","choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}])";
    QTest::newRow("OpenAI chat")
        << u"openai-chat"_s
        << choice + R"(,"usage":{"prompt_tokens":5,"completion_tokens":40,"completion_tokens_details":{"reasoning_tokens":30}}})"
        << qint64(40) << qint64(30);
    QTest::newRow("OpenAI chat, none thought")
        << u"openai-chat"_s
        << choice + R"(,"usage":{"prompt_tokens":5,"completion_tokens":40,"completion_tokens_details":{"reasoning_tokens":0}}})"
        << qint64(40) << qint64(0);
    QTest::newRow("OpenAI chat, not told") << u"openai-chat"_s << choice + R"(,"usage":{"prompt_tokens":5,"completion_tokens":40}})"
                                           << qint64(40) << qint64(-1);
    QTest::newRow("OpenAI chat, stream")
        << u"openai-chat"_s
        << QByteArray(R"(data: {"id":"c","choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop"}]})"
                      "\n\n"
                      R"(data: {"id":"c","choices":[],"usage":{"prompt_tokens":5,"completion_tokens":40,)"
                      R"("completion_tokens_details":{"reasoning_tokens":30}}})"
                      "\n\ndata: [DONE]\n\n")
        << qint64(40) << qint64(30);
    QTest::newRow("OpenAI responses")
        << u"openai-responses"_s
        << QByteArray(R"({"id":"r","object":"response","status":"completed","model":"m","output":[{"type":"message","id":"i",)"
                      R"("role":"assistant","status":"completed","content":[{"type":"output_text","text":"Hi"}]}],)"
                      R"("usage":{"input_tokens":5,"output_tokens":40,"output_tokens_details":{"reasoning_tokens":30}}})")
        << qint64(40) << qint64(30);
    QTest::newRow("Gemini") // counts its thoughts beside the candidates
        << u"gemini"_s
        << QByteArray(R"({"candidates":[{"content":{"role":"model","parts":[{"text":"Hi"}]},"finishReason":"STOP"}],)"
                      R"("usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":10,"thoughtsTokenCount":30,"totalTokenCount":45}})")
        << qint64(40) << qint64(30);
    QTest::newRow("Anthropic") // counts them with the output
        << u"anthropic"_s
        << QByteArray(R"({"id":"m","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"Hi"}],)"
                      R"("stop_reason":"end_turn","usage":{"input_tokens":5,"output_tokens":40}})")
        << qint64(40) << qint64(-1);
}

void TestRecordedFacts::countThinking()
{
    QFETCH(QString, dialect);
    QFETCH(QByteArray, answer);
    QFETCH(qint64, output);
    QFETCH(qint64, thinking);
    const bool isStream = answer.startsWith("data: ");
    FakeProvider provider;
    provider.onRequest = [&](const FakeProvider::Request &asked) {
        if (!isStream) return asked.peer->answer(200, answer);
        asked.peer->beginStream();
        asked.peer->sendChunk(answer);
        asked.peer->endChunks();
    };
    ServedProxy proxy(configFor(provider, dialect));
    QCOMPARE(proxy.send("POST", "/v1/messages", request(isStream)).status, 200);
    QTRY_COMPARE(proxy.log.finished().size(), 1U);
    const logging::TokenCounts tokens = proxy.log.finished().front().tokens;
    QVERIFY(tokens.known);
    QCOMPARE(tokens.output, output);
    QCOMPARE(qint64(tokens.reasoning.value_or(-1)), thinking);
}

void TestRecordedFacts::nameTheSession_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("session");
    QTest::newRow("Claude Code's own field") << QByteArray("x-claude-code-session-id: s-1\r\n") << QByteArray("s-1");
    QTest::newRow("the other field") << QByteArray("x-claude-session-id: s-2\r\n") << QByteArray("s-2");
    QTest::newRow("no field") << QByteArray() << QByteArray("my.own session");
    QTest::newRow("a field that is no id") << QByteArray("x-claude-code-session-id: " + QByteArray(3000, 'a') + "\r\n")
                                           << QByteArray("my.own session");
}

void TestRecordedFacts::nameTheSession()
{
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, session);
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &asked) { asked.peer->answer(500, "{}"); };
    ServedProxy proxy(configFor(provider, u"openai-chat"_s));
    const QByteArray body =
        QByteArray(request(false)).replace("{\"model\"", R"({"metadata":{"user_id":"{\"session_id\":\"my.own session\"}"},"model")");
    proxy.send("POST", "/v1/messages", body, field);
    QTRY_COMPARE(proxy.log.finished().size(), 1U);
    QCOMPARE(proxy.log.sessions().front(), session.toStdString());
}

void TestRecordedFacts::holdTheHeadsOfAllMessages()
{
    FakeProvider provider;
    int asked = 0;
    provider.onRequest = [&asked](const FakeProvider::Request &request) {
        if (++asked == 1) return request.peer->answer(500, R"({"error":{"message":"no"}})", "X-Answer: first\r\n");
        request.peer->answer(200, R"({"id":"c","model":"m","choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]})",
                             "X-Answer: second\r\nSet-Cookie: session=canary\r\n");
    };
    ProxyConfig config = configFor(provider, u"openai-chat"_s);
    config.providers.front().headers = {{u"X-Tenant"_s, u"seven"_s}};
    config.fallback.insert(u"default"_s, {{u"p"_s, u"n"_s}});
    logging::RecentTraffic traffic([](std::string &) {});
    traffic.setWanted(true);
    ServedProxy proxy(config);
    proxy.service().setRecentTraffic(traffic);
    QCOMPARE(proxy.send("POST", "/v1/messages", request(false), "X-Api-Key: canary\r\nX-Note: hello\r\n").status, 200);
    QTRY_COMPARE(proxy.log.finished().size(), 1U);

    const std::vector<logging::MessageHead> heads = traffic.heads(proxy.log.startedIds().at(0));
    std::vector<std::pair<Kind, int>> order;
    for (const logging::MessageHead &head : heads) {
        order.emplace_back(head.kind, head.attempt);
        for (const char *secret : {"canary", "key-of-the-provider"})
            QVERIFY2(head.text.find(secret) == std::string::npos, head.text.c_str());
    }
    QVERIFY((order
             == std::vector<std::pair<Kind, int>>{{Kind::ClientRequest, 0},
                                                  {Kind::ProviderRequest, 1},
                                                  {Kind::ProviderResponse, 1},
                                                  {Kind::ProviderRequest, 2},
                                                  {Kind::ProviderResponse, 2},
                                                  {Kind::ClientResponse, 0}}));
    QCOMPARE(valueOf(heads[0], "x-note"), std::string("hello"));
    QCOMPARE(valueOf(heads[0], "x-api-key"), std::string("[Redacted]"));
    QCOMPARE(valueOf(heads[1], "x-tenant"), std::string("seven"));
    QCOMPARE(valueOf(heads[1], "authorization"), std::string("[Redacted]"));
    QCOMPARE(valueOf(heads[2], "x-answer"), std::string("first"));
    QCOMPARE(valueOf(heads[4], "x-answer"), std::string("second"));
    QCOMPARE(valueOf(heads[4], "set-cookie"), std::string("[Redacted]"));
    QCOMPARE(valueOf(heads[5], "content-type"), std::string("application/json"));
}

void TestRecordedFacts::holdTheFieldsOfTheTransport_data()
{
    QTest::addColumn<TransportKind>("transport");
    QTest::newRow("direct") << TransportKind::Direct;
    QTest::newRow("through Qt") << TransportKind::NetworkAccessManager;
}

// What is recorded is what came.
void TestRecordedFacts::holdTheFieldsOfTheTransport()
{
    QFETCH(TransportKind, transport);
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        request.peer->answer(200, R"({"id":"c","model":"m","choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]})");
    };
    ProxyConfig config = configFor(provider, u"openai-chat"_s);
    config.providers.front().transport = transport;
    logging::RecentTraffic traffic([](std::string &) {});
    traffic.setWanted(true);
    ServedProxy proxy(config);
    proxy.service().setRecentTraffic(traffic);
    QCOMPARE(proxy.send("POST", "/v1/messages", request(false)).status, 200);
    QTRY_COMPARE(proxy.log.finished().size(), 1U);
    const std::vector<logging::MessageHead> heads = traffic.heads(proxy.log.startedIds().at(0));
    QVERIFY(heads.at(1).kind == Kind::ProviderRequest);
    QMap<QByteArray, QByteArray> came;
    const FakeProvider::Request &received = provider.requests().at(0);
    for (const QByteArray &line : received.head.split('\n').mid(1))
        if (const qsizetype colon = line.indexOf(':'); colon > 0) came[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
    QVERIFY(!came.isEmpty());
    for (const auto &[name, value] : heads[1].fields()) {
        const QByteArray key = QByteArray::fromStdString(name).toLower();
        if (key == "authorization") continue; // masked
        QVERIFY2(came.contains(key), key);
        QCOMPARE(QByteArray::fromStdString(value), came[key]);
    }
    QCOMPARE(valueOf(heads[1], "content-length"), std::to_string(received.body.size()));
    QCOMPARE(valueOf(heads[1], "host"), "127.0.0.1:" + std::to_string(provider.url().port()));
    if (transport == TransportKind::Direct) QCOMPARE(qsizetype(heads[1].fields().size()), came.size());
}

void TestRecordedFacts::holdTheHeadsOfARefusal()
{
    FakeProvider provider;
    logging::RecentTraffic traffic([](std::string &) {});
    traffic.setWanted(true);
    ServedProxy proxy(configFor(provider, u"openai-chat"_s));
    proxy.service().setRecentTraffic(traffic);
    QCOMPARE(proxy.send("POST", "/v1/messages", R"({"model":1})").status, 400);
    QTRY_COMPARE(proxy.log.finished().size(), 1U);
    const std::vector<logging::MessageHead> heads = traffic.heads(proxy.log.startedIds().at(0));
    QCOMPARE(heads.size(), 2U);
    QVERIFY(heads[0].kind == Kind::ClientRequest && heads[1].kind == Kind::ClientResponse);
    QCOMPARE(valueOf(heads[1], "content-type"), std::string("application/json"));
}

QTEST_GUILESS_MAIN(TestRecordedFacts)
#include "tst_recorded_facts.moc"
