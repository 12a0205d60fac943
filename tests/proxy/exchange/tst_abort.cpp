#include "proxy/exchange/exchange_table.h"

#include "tests/support/fake_provider.h"
#include "tests/support/served_proxy.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

ProxyConfig configFor(const FakeProvider &provider, const QString &dialect)
{
    ProxyConfig config;
    config.providers.push_back({.name = u"p"_s,
                                .url = provider.url(),
                                .keys = {{.label = u"k"_s, .secret = u"s"_s}},
                                .dialect = dialect,
                                .transport = TransportKind::Direct});
    config.router.defaultRoute = {u"p"_s, u"m"_s};
    return config;
}

ProxyConfig withFallback(const FakeProvider &first, const FakeProvider &second)
{
    ProxyConfig config = configFor(first, u"openai-chat"_s);
    Provider other = config.providers.front();
    other.name = u"q"_s;
    other.url = second.url();
    config.providers.push_back(other);
    config.fallback.insert(u"default"_s, {{u"q"_s, u"n"_s}});
    return config;
}

Redirection redirect(ServedProxy &proxy, const QString &id)
{
    QObject context;
    std::optional<Redirection> answer;
    proxy.service().retryOnFallback(id, &context, [&answer](Redirection given) { answer = given; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); })) qFatal("no answer");
    return *answer;
}

const QByteArray request = R"({"model":"any","max_tokens":9,"stream":true,"messages":[{"role":"user","content":"hi"}]})";
const QByteArray chunk = R"(data: {"id":"c","model":"m","choices":[{"index":0,"delta":{"content":"Hello"}}]})"
                         "\n\n";
const QByteArray whole = R"({"id":"c","model":"m","choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}]})";
const QByteArray anthropicStart =
    "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\","
    "\"model\":\"m\",\"content\":[],\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}}\n\n"
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}"
    "\n\nevent: content_block_delta\ndata: "
    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hi\"}}\n\n";

} // namespace

/// Ending a running request from the window, looking at what passes, and requests of the window's own.
class TestAbort : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsARunningStream_data();
    void endsARunningStream();
    void endsARequestThatNobodyAnswered();
    void leavesAloneWhatIsOver();
    void goesOnWithTheFallback_data();
    void goesOnWithTheFallback();
    void staysWhereItIs();
    void waitsLongerThanTheLimit_data();
    void waitsLongerThanTheLimit();
    void sendsARequestOfItsOwn();
    void saysWhyItCannotSend();
};

void TestAbort::endsARunningStream_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("translated") << u"openai-chat"_s << chunk;
    QTest::newRow("passed through") << u"anthropic"_s << anthropicStart;
}

void TestAbort::endsARunningStream()
{
    QFETCH(QString, dialect);
    QFETCH(QByteArray, stream);
    FakeProvider provider;
    provider.onRequest = [&stream](const FakeProvider::Request &asked) {
        asked.peer->beginStream();
        asked.peer->sendChunk(stream);
    };
    logging::RecentTraffic traffic([](std::string &) {});
    traffic.setWanted(true);
    ServedProxy proxy(configFor(provider, dialect));
    proxy.service().setRecentTraffic(traffic);
    RawClient client(proxy.port());
    client.send(ServedProxy::request("POST", "/v1/messages", "Content-Type: application/json\r\n", request));
    QTRY_VERIFY(client.received().contains("content_block_delta"));

    QCOMPARE(traffic.exchanges(), 1U);
    const std::string id = proxy.log.startedIds().at(0);
    using Kind = logging::StoredBody::Kind;
    QCOMPARE(traffic.body(id, Kind::ClientRequest, 0, 1000)->text, request.toStdString());
    QCOMPARE(traffic.body(id, Kind::ProviderRequest, 1, 10'000)->text, provider.requests().at(0).body.toStdString());
    QCOMPARE(traffic.body(id, Kind::ProviderResponse, 1, 10'000)->text, stream.toStdString());
    QVERIFY(traffic.body(id, Kind::ClientResponse, 0, 10'000)->text.find("content_block_delta") != std::string::npos);

    proxy.service().abort(u"req_of_another"_s);
    proxy.service().abort(QString::fromStdString(id));
    QTRY_VERIFY(!provider.peers().at(0)->isOpen());
    QTRY_COMPARE(proxy.log.finished().size(), 1U);
    const logging::ExchangeFinished finished = proxy.log.finished().at(0);
    QVERIFY(finished.outcome == logging::Outcome::ClientCancelled);
    QCOMPARE(finished.errorClass, std::string("aborted_by_user"));
    QTRY_VERIFY(client.received().contains("aborted in CCR Desktop"));
}

void TestAbort::endsARequestThatNobodyAnswered()
{
    FakeProvider provider; // says nothing
    ServedProxy proxy(configFor(provider, u"openai-chat"_s));
    RawClient client(proxy.port());
    client.send(ServedProxy::request("POST", "/v1/messages", "Content-Type: application/json\r\n", request));
    QTRY_COMPARE(provider.requests().size(), 1U);
    proxy.service().abort(QString::fromStdString(proxy.log.startedIds().at(0)));
    QTRY_VERIFY(client.received().contains("aborted in CCR Desktop"));
    QCOMPARE(client.takeResponse()->status, 400); // which agents do not try again
    QTRY_VERIFY(!provider.peers().at(0)->isOpen());
    QCOMPARE(provider.requests().size(), 1U);
}

void TestAbort::leavesAloneWhatIsOver()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &asked) {
        asked.peer->answer(200, R"({"id":"c","model":"m","choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}]})");
    };
    ServedProxy proxy(configFor(provider, u"openai-chat"_s));
    QCOMPARE(proxy.send("POST", "/v1/messages", R"({"model":"any","max_tokens":9,"messages":[{"role":"user","content":"hi"}]})").status,
             200);
    proxy.service().abort(QString::fromStdString(proxy.log.startedIds().at(0)));
    QCOMPARE(proxy.send("POST", "/v1/messages", R"({"model":"any","max_tokens":9,"messages":[{"role":"user","content":"hi"}]})").status,
             200);
    QCOMPARE(proxy.log.finished().size(), 2U);
    QVERIFY(proxy.log.finished().at(0).outcome == logging::Outcome::Ok);
}

void TestAbort::goesOnWithTheFallback_data()
{
    QTest::addColumn<bool>("hasHead");
    QTest::newRow("no byte has come") << false;
    QTest::newRow("a stream without content") << true;
}

void TestAbort::goesOnWithTheFallback()
{
    QFETCH(bool, hasHead);
    FakeProvider first;
    first.onRequest = [hasHead](const FakeProvider::Request &asked) {
        if (hasHead) asked.peer->beginStream();
    };
    FakeProvider second;
    second.onRequest = [](const FakeProvider::Request &asked) { asked.peer->answer(200, whole); };
    ServedProxy proxy(withFallback(first, second));
    RawClient client(proxy.port());
    client.send(ServedProxy::request("POST", "/v1/messages", "Content-Type: application/json\r\n", request));
    QTRY_COMPARE(first.requests().size(), 1U);
    const QString id = QString::fromStdString(proxy.log.startedIds().at(0));
    QCOMPARE(redirect(proxy, id), Redirection::Done);
    QTRY_VERIFY(client.received().contains("message_stop"));
    QVERIFY(client.received().contains("200 OK"));
    QVERIFY(!first.peers().at(0)->isOpen());
    QCOMPARE(second.requests().size(), 1U);
    QTRY_COMPARE(proxy.log.finished().size(), 1U);
    QVERIFY(proxy.log.finished().at(0).outcome == logging::Outcome::Ok);
    QCOMPARE(redirect(proxy, id), Redirection::NotRunning);
}

void TestAbort::staysWhereItIs()
{
    FakeProvider first;
    FakeProvider second;
    second.onRequest = [](const FakeProvider::Request &asked) {
        asked.peer->beginStream();
        asked.peer->sendChunk(chunk);
    };
    ServedProxy proxy(withFallback(first, second));
    RawClient client(proxy.port());
    client.send(ServedProxy::request("POST", "/v1/messages", "Content-Type: application/json\r\n", request));
    QTRY_COMPARE(first.requests().size(), 1U);
    const QString id = QString::fromStdString(proxy.log.startedIds().at(0));
    QCOMPARE(redirect(proxy, u"req_of_another"_s), Redirection::NotRunning);
    QCOMPARE(redirect(proxy, id), Redirection::Done);
    QTRY_COMPARE(second.requests().size(), 1U);
    // The second one's answer is on its way; there is no third.
    QTRY_VERIFY(client.received().contains("content_block_delta"));
    QCOMPARE(redirect(proxy, id), Redirection::HasBegun);

    ServedProxy alone(configFor(first, u"openai-chat"_s));
    RawClient other(alone.port());
    other.send(ServedProxy::request("POST", "/v1/messages", "Content-Type: application/json\r\n", request));
    QTRY_COMPARE(first.requests().size(), 2U);
    QCOMPARE(redirect(alone, QString::fromStdString(alone.log.startedIds().at(0))), Redirection::NoFallback);
    QVERIFY(first.peers().back()->isOpen());
}

void TestAbort::waitsLongerThanTheLimit_data()
{
    QTest::addColumn<TransportKind>("transport");
    QTest::newRow("direct") << TransportKind::Direct;
    QTest::newRow("network access manager") << TransportKind::NetworkAccessManager;
}

void TestAbort::waitsLongerThanTheLimit()
{
    QFETCH(TransportKind, transport);
    FakeProvider provider; // says nothing by itself
    ProxyConfig config = configFor(provider, u"openai-chat"_s);
    config.timeout = std::chrono::milliseconds(700);
    config.providers.front().transport = transport;
    ServedProxy proxy(config);
    const QByteArray bytes = ServedProxy::request("POST", "/v1/messages", "Content-Type: application/json\r\n", request);
    RawClient patient(proxy.port());
    patient.send(bytes);
    QTRY_COMPARE(provider.requests().size(), 1U);
    proxy.service().extendTimeout(QString::fromStdString(proxy.log.startedIds().at(0)), std::chrono::minutes(1));
    proxy.service().extendTimeout(u"req_of_another"_s, std::chrono::minutes(1));
    RawClient other(proxy.port());
    other.send(bytes);
    QTRY_VERIFY(other.received().contains("504"));
    provider.requests().at(0).peer->answer(200, whole);
    QTRY_VERIFY(patient.received().contains("message_stop"));
}

void TestAbort::sendsARequestOfItsOwn()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &asked) {
        asked.peer->answer(200, R"({"id":"c","model":"m","choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}]})");
    };
    ProxyConfig config = configFor(provider, u"openai-chat"_s);
    config.apiKey = u"door key"_s;
    ServedProxy proxy(config);
    QObject context;
    OwnAnswer answer;
    proxy.service().sendRequest({.path = u"/v1/messages"_s,
                                 .body = R"({"model":"any","max_tokens":9,"messages":[{"role":"user","content":"again"}]})",
                                 .label = u"replay 7"_s},
                                &context, [&answer](const OwnAnswer &given) { answer = given; });
    auto gone = std::make_unique<QObject>();
    proxy.service().sendRequest({}, gone.get(), [](const OwnAnswer &) { QFAIL("nobody waits for it"); });
    gone.reset();
    QTRY_COMPARE(answer.status, 200);
    QVERIFY(answer.body.contains("Hi") && answer.problem.isEmpty());
    QVERIFY(provider.requests().at(0).body.contains("again"));
    QTRY_COMPARE(proxy.log.clients().size(), 2U);
    QVERIFY(proxy.log.clients().at(0).ends_with("(replay 7)"));
}

void TestAbort::saysWhyItCannotSend()
{
    FakeProvider provider;
    ServedProxy proxy(configFor(provider, u"openai-chat"_s));
    proxy.service().stop(std::chrono::milliseconds(0));
    QTRY_VERIFY(proxy.service().state().status == ProxyState::Status::Stopped);
    QObject context;
    OwnAnswer answer;
    proxy.service().sendRequest({}, &context, [&answer](const OwnAnswer &given) { answer = given; });
    QTRY_COMPARE(answer.problem.sentence(), u"The proxy is stopped; start it first."_s);
    QCOMPARE(answer.status, 0);
}

QTEST_GUILESS_MAIN(TestAbort)
#include "tst_abort.moc"
