#include "proxy/proxy_service.h"

#include "proxy/api/retry_after.h"
#include "tests/support/fake_provider.h"
#include "tests/support/proxy_client.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Answer = std::function<void(const FakeProvider::Request &)>;
Q_DECLARE_METATYPE(Answer)

namespace {

const QByteArray finish = R"(data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"
                          "\n\ndata: [DONE]\n\n";

Answer refuse(int status, const QByteArray &fields = {}, const QByteArray &message = "no")
{
    return
        [=](const FakeProvider::Request &request) { request.peer->answer(status, R"({"error":{"message":")" + message + "\"}}", fields); };
}

Answer stream(const QByteArray &text)
{
    return [=](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk(chunk(text) + finish);
        request.peer->endChunks();
    };
}

Answer frames(const QByteArray &bytes)
{
    return [=](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk(bytes);
        request.peer->endChunks();
    };
}

QJsonObject usageIn(const RawResponse &response)
{
    const qsizetype at = response.body.indexOf("event: message_delta\ndata: ") + 26;
    const QByteArray data = response.body.mid(at, response.body.indexOf('\n', at) - at);
    return QJsonDocument::fromJson(data).object().value(u"usage"_s).toObject();
}

bool usesKey(const FakeProvider::Request &request, const QByteArray &key)
{
    return request.head.contains("Authorization: Bearer " + key + "\r\n");
}

Answer onlyWith(const QByteArray &token)
{
    return [=](const FakeProvider::Request &request) {
        (usesKey(request, token) ? stream("from the second") : refuse(401, {}, "not allowed"))(request);
    };
}

} // namespace

/// What happens when a provider fails before it brought content: another key, another try, another provider, or the client is
/// told. And that after content nothing of the kind happens.
class TestFallback : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anotherProviderServes_data();
    void anotherProviderServes();
    void recordsWhenAProviderWantsToBeAskedAgain();
    void theClientIsToldAtOnce_data();
    void theClientIsToldAtOnce();
    void allFailedTellsTheFirstAndTheOthers();
    void nothingFollowsAfterContent();
    void triesTheSameTargetAgain();
    void waitsAsTheProviderSays();
    void stopsWaitingWhenTheClientLeaves();
    void takesAnotherKey();
    void triesEachKeyOnce();
    void tellsOfTheLastTryOfATarget();
    void keepsTheProvidersWordsInTheRecord();
    void waitsForTheTokenOfTheNextTarget();
    void takesAFreshTokenWhenTheKeptOneIsRefused();
    void asksForAFreshTokenOnce();
    void keepsTheRefusalWhenNoFreshTokenComes();
    void leavesADeadProviderAlone();
    void saysWhichFallbacksPresetsHave();
    void letsADeadProviderBackAtOnce();
    void countsStreamsThatBreakAgainstTheProvider_data();
    void countsStreamsThatBreakAgainstTheProvider();
    void countsAStreamAsASuccessAtItsEnd();
    void asksAgainWithoutTheUsageOption();
    void asksAllAgainThatAskedForUsage();
    void asksAgainWithSystemMessagesAsTheUsers_data();
    void asksAgainWithSystemMessagesAsTheUsers();
    void asksForWhatTheModelCanGive_data();
    void asksForWhatTheModelCanGive();
    void shortensNamesOfTools_data();
    void shortensNamesOfTools();
    void makesAStreamOfAWholeAnswer_data();
    void makesAStreamOfAWholeAnswer();
    void passesTheLastFrameOnBeforeItsLineFeed();
    void aStaleConnectionIsNoFailure_data();
    void aStaleConnectionIsNoFailure();
    void countsTokensThatNobodyReported();
    void countsAnImageOnceAndNotItsBytes();
    void saysThatInputForAToolIsBroken();

private:
    void start();
    GoogleAccount user() const;
    void serveTokens();
    RawResponse ask(const QByteArray &content = body("any", true));

    std::unique_ptr<FakeProvider> m_first;
    std::unique_ptr<FakeProvider> m_second;
    std::unique_ptr<RecordingTarget> m_log;
    std::unique_ptr<ProxyService> m_service;
    ProxyConfig m_config;
};

void TestFallback::init()
{
    m_service.reset();
    m_first = std::make_unique<FakeProvider>();
    m_second = std::make_unique<FakeProvider>();
    m_log = std::make_unique<RecordingTarget>();
    m_config = {};
    m_config.port = freePort();
    m_config.apiKey = u"router-key"_s;
    m_config.timeout = 20s;
    const auto provider = [this](const QString &name, const QUrl &url) {
        m_config.providers.push_back(
            {.name = name, .url = url, .keys = {{.label = u"$KEY_1"_s, .secret = u"secret-1"_s}}, .dialect = u"openai-chat"_s});
    };
    provider(u"first"_s, m_first->url());
    provider(u"second"_s, m_second->url());
    provider(u"dead"_s, QUrl(u"http://127.0.0.1:%1/v1"_s.arg(freePort())));
    m_config.router.defaultRoute = {u"first"_s, u"m"_s};
    m_config.fallback[u"default"_s] = {{u"dead"_s, u"x"_s}, {u"second"_s, u"ok"_s}};
    m_second->onRequest = stream("from the second");
}

void TestFallback::start()
{
    m_service = std::make_unique<ProxyService>(m_config, *m_log);
    m_service->start();
    QTRY_COMPARE(m_service->state().status, ProxyState::Status::Running);
}

GoogleAccount TestFallback::user() const
{
    return {.clientId = u"c"_s, .clientSecret = u"s"_s, .refreshToken = u"r"_s, .tokenUrl = m_first->url()};
}

// Each another one: "token-1", "token-2" …
void TestFallback::serveTokens()
{
    m_first->onRequest = [this](const FakeProvider::Request &request) {
        const QByteArray number = QByteArray::number(static_cast<qulonglong>(m_first->requests().size()));
        request.peer->answer(200, R"({"access_token":"token-)" + number + R"(","expires_in":3600})");
    };
}

RawResponse TestFallback::ask(const QByteArray &content)
{
    if (!m_service) start();
    const std::size_t before = m_log->finished().size();
    RawClient client(m_config.port);
    client.send(post(content));
    std::optional<RawResponse> response;
    [&] { QTRY_VERIFY_WITH_TIMEOUT(hasArrived(client, response), 15'000); }();
    [&] { QTRY_COMPARE(m_log->finished().size(), before + 1); }();
    return response.value_or(RawResponse{});
}

void TestFallback::anotherProviderServes_data()
{
    QTest::addColumn<Answer>("first");
    QTest::addColumn<QByteArray>("errorClass");
    QTest::newRow("over its limit, with Retry-After") << refuse(429, "Retry-After: 1\r\n") << QByteArray("rate_limited");
    QTest::newRow("overloaded") << refuse(529) << QByteArray("overloaded");
    QTest::newRow("server error") << refuse(500) << QByteArray("upstream_5xx");
    QTest::newRow("key refused") << refuse(401) << QByteArray("auth");
    QTest::newRow("unknown model") << refuse(404, {}, "The model `m` does not exist") << QByteArray("model_not_found");
    QTest::newRow("unknown model, with another status") << refuse(400, {}, "Model Not Exist") << QByteArray("model_not_found");
    QTest::newRow("wrong address") << refuse(404) << QByteArray("address_not_found");
    QTest::newRow("no balance") << refuse(402, {}, "Insufficient Balance") << QByteArray("quota");
    QTest::newRow("no quota") << refuse(429, {}, "You exceeded your current quota, please check your plan and billing details.")
                              << QByteArray("quota");
    QTest::newRow("no credit, called a bad request")
        << refuse(400, {}, "Your credit balance is too low to access the Anthropic API.") << QByteArray("quota");
    QTest::newRow("content filter") << refuse(400, {}, "Content Exists Risk") << QByteArray("content_filtered");
    QTest::newRow("content filter as the first event") << frames(
        "data: {\"error\":{\"code\":\"data_inspection_failed\",\"message\":\"Input data may contain inappropriate content.\"}}\n\n")
                                                       << QByteArray("content_filtered");
    QTest::newRow("closed without an answer") << Answer([](const FakeProvider::Request &request) { request.peer->close(); })
                                              << QByteArray("connection_lost");
    QTest::newRow("reset without an answer") << Answer([](const FakeProvider::Request &request) { request.peer->reset(); })
                                             << QByteArray("connection_lost");
    QTest::newRow("reset within the head") << Answer([](const FakeProvider::Request &request) {
        request.peer->send("HTTP/1.1 200 OK\r\nContent-Ty");
        request.peer->close();
    }) << QByteArray("connection_lost");
    QTest::newRow("closed after the head") << Answer([](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->close();
    }) << QByteArray("connection_lost");
    QTest::newRow("an error as the first event")
        << frames("data: {\"error\":{\"message\":\"busy\",\"code\":529}}\n\n") << QByteArray("stream_error_event");
    QTest::newRow("an error after an empty beginning")
        << frames("data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n"
                  "data: {\"error\":{\"message\":\"busy\",\"code\":503}}\n\n")
        << QByteArray("stream_error_event");
    QTest::newRow("an empty stream") << frames("data: [DONE]\n\n") << QByteArray("stream_truncated");
    QTest::newRow("a page for people") << Answer([](const FakeProvider::Request &request) {
        request.peer->answer(200, "<html><title>Sign in</title></html>", "Content-Type: text/html\r\n");
    }) << QByteArray("translate");
}

void TestFallback::anotherProviderServes()
{
    QFETCH(Answer, first);
    QFETCH(QByteArray, errorClass);
    m_first->onRequest = first;
    const RawResponse response = ask();
    QCOMPARE(response.status, 200);
    QVERIFY2(response.body.contains("from the second"), response.body);
    QCOMPARE(response.body.count("event: message_start\n"), 1);
    QCOMPARE(m_first->requests().size(), std::size_t(1));
    const auto attempts = m_log->facts<logging::AttemptStarted>();
    QCOMPARE(attempts.size(), std::size_t(3));
    QCOMPARE(attempts[0].provider, "first");
    QCOMPARE(attempts[1].provider, "dead");
    QCOMPARE(attempts[2].provider, "second");
    QCOMPARE(attempts[2].number, 3);
    QCOMPARE(attempts[2].model, "ok");
    QCOMPARE(attempts[2].key, "$KEY_1");
    const auto failures = m_log->facts<logging::AttemptFailed>();
    QCOMPARE(failures.size(), std::size_t(2));
    QCOMPARE(QByteArray::fromStdString(failures[0].errorClass), errorClass);
    QCOMPARE(failures[1].errorClass, "refused");
    QVERIFY(m_log->finished().front().outcome == logging::Outcome::Ok);
    // The record says where it went in the end, and why.
    const auto routes = m_log->facts<logging::ExchangeRouted>();
    QCOMPARE(routes.size(), std::size_t(3));
    const QString status = failures[0].status > 0 ? QString::number(failures[0].status) : QString::fromLatin1(errorClass);
    QCOMPARE(QString::fromStdString(routes[2].sentence.english()),
             u"Went to second/ok after first/m failed (%1) and dead/x failed (refused); first/m came first because no other rule "
             "matched (rule default)."_s.arg(status));
    QCOMPARE(routes[2].provider, "second");
    QCOMPARE(routes[2].rule, "default");
}

void TestFallback::recordsWhenAProviderWantsToBeAskedAgain()
{
    m_first->onRequest = [](const FakeProvider::Request &request) {
        request.peer->answer(429, R"({"error":{"message":"slow down"}})", "Content-Type: application/json\r\nRetry-After: 12\r\n");
    };
    QCOMPARE(ask().status, 200);
    const auto timings = m_log->facts<logging::TimingAdded>();
    QCOMPARE(timings.size(), std::size_t(1)); // the fallback that was dead said nothing
    QCOMPARE(timings.front().timing.label, retryAfterLabel(1));
    QVERIFY(timings.front().timing.duration == std::chrono::seconds(12));
}

void TestFallback::theClientIsToldAtOnce_data()
{
    QTest::addColumn<Answer>("first");
    QTest::addColumn<int>("status");
    for (const int status : {400, 413, 422}) QTest::addRow("status %d", status) << refuse(status) << status;
}

void TestFallback::theClientIsToldAtOnce()
{
    QFETCH(Answer, first);
    QFETCH(int, status);
    m_first->onRequest = first;
    QCOMPARE(ask().status, status);
    QCOMPARE(m_log->facts<logging::AttemptStarted>().size(), std::size_t(1));
    QVERIFY(m_second->requests().empty());
}

void TestFallback::allFailedTellsTheFirstAndTheOthers()
{
    m_first->onRequest = refuse(429, "Retry-After: 7\r\n", "slow down");
    m_second->onRequest = refuse(500, {}, "broken");
    const RawResponse response = ask();
    QCOMPARE(response.status, 429);
    QCOMPARE(response.field("retry-after"), "7");
    for (const char *words : {"slow down. Fallback dead,x failed", "? Fallback second,ok failed", "broken."})
        QVERIFY2(response.body.contains(words), response.body);
    QVERIFY(m_log->finished().front().outcome == logging::Outcome::Failed);
}

void TestFallback::nothingFollowsAfterContent()
{
    m_config.retry.attemptsPerTarget = 3;
    m_first->onRequest = [](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk(chunk("Hel"));
        request.peer->close();
    };
    const RawResponse response = ask();
    QCOMPARE(response.status, 200);
    QVERIFY(response.body.contains("Hel"));
    QCOMPARE(response.body.count("event: error\n"), 1);
    QVERIFY2(response.body.contains("\"request_id\":\"" + response.field("request-id") + '"'), response.body);
    QVERIFY(!response.body.contains("message_stop") && !response.body.contains("from the second"));
    QCOMPARE(m_first->requests().size() + m_second->requests().size(), std::size_t(1));
}

void TestFallback::triesTheSameTargetAgain()
{
    m_config.retry = {.attemptsPerTarget = 3, .firstDelay = 10ms, .longestDelay = 1s};
    int asked = 0;
    m_first->onRequest = [&asked](const FakeProvider::Request &request) { (++asked < 3 ? refuse(503) : stream("third time"))(request); };
    const RawResponse response = ask();
    QCOMPARE(response.status, 200);
    QVERIFY(response.body.contains("third time"));
    QCOMPARE(m_first->requests().size(), std::size_t(3));
    QCOMPARE(m_first->requests()[0].body, m_first->requests()[2].body);
    QVERIFY(m_second->requests().empty());
}

void TestFallback::waitsAsTheProviderSays()
{
    m_config.retry = {.attemptsPerTarget = 2, .firstDelay = 1ms, .longestDelay = 5s};
    int asked = 0;
    m_first->onRequest = [&asked](const FakeProvider::Request &request) {
        (++asked < 2 ? refuse(429, "Retry-After: 1\r\n") : stream("now"))(request);
    };
    QElapsedTimer waited;
    waited.start();
    QVERIFY(ask().body.contains("now"));
    QVERIFY2(waited.elapsed() >= 1000, QByteArray::number(waited.elapsed()));
}

void TestFallback::stopsWaitingWhenTheClientLeaves()
{
    m_config.retry = {.attemptsPerTarget = 2, .firstDelay = 1ms, .longestDelay = 60s};
    m_first->onRequest = refuse(429, "Retry-After: 30\r\n");
    start();
    RawClient client(m_config.port);
    client.send(post(body("any", true)));
    QTRY_COMPARE(m_log->facts<logging::AttemptFailed>().size(), std::size_t(1));
    client.leave();
    QTRY_COMPARE(m_log->finished().size(), std::size_t(1));
    QVERIFY(m_log->finished().front().outcome == logging::Outcome::ClientCancelled);
    QCOMPARE(m_first->requests().size(), std::size_t(1));
}

void TestFallback::takesAnotherKey()
{
    m_config.providers.front().keys.push_back({.label = u"$KEY_2"_s, .secret = u"secret-2"_s});
    m_first->onRequest = [](const FakeProvider::Request &request) {
        (usesKey(request, "secret-1") ? refuse(429, "Retry-After: 60\r\n") : stream("second key"))(request);
    };
    QVERIFY(ask().body.contains("second key"));
    QCOMPARE(m_first->requests().size(), std::size_t(2));
    QVERIFY(ask().body.contains("second key")); // the first rests
    QCOMPARE(m_first->requests().size(), std::size_t(3));
    QVERIFY(usesKey(m_first->requests()[2], "secret-2"));
    QCOMPARE(m_log->facts<logging::AttemptStarted>()[1].key, "$KEY_2");
    QVERIFY(m_second->requests().empty());
}

void TestFallback::triesEachKeyOnce()
{
    m_config.providers.front().keys.push_back({.label = u"$KEY_2"_s, .secret = u"secret-2"_s});
    m_first->onRequest = refuse(429, "Retry-After: 0\r\n");
    QVERIFY(ask().body.contains("from the second"));
    QCOMPARE(m_first->requests().size(), std::size_t(2));
}

// A connection that was lost first must not hide that the prompt is too long, for then agents make it shorter.
void TestFallback::tellsOfTheLastTryOfATarget()
{
    m_config.retry = {.attemptsPerTarget = 3, .firstDelay = 1ms, .longestDelay = 1s};
    int asked = 0;
    m_first->onRequest = [&asked](const FakeProvider::Request &request) {
        if (++asked == 1) return request.peer->reset();
        refuse(400, {}, "prompt is too long: 9 tokens > 8 maximum")(request);
    };
    const RawResponse response = ask();
    QCOMPARE(response.status, 400);
    QVERIFY2(response.body.contains("prompt is too long: 9 tokens > 8 maximum"), response.body);
    QVERIFY2(!response.body.contains("broke"), response.body);
    QCOMPARE(m_log->finished().front().errorClass, "context_too_long");
}

// Agents know a prompt that is too long by Anthropic's words; who reads the record wants the provider's.
void TestFallback::keepsTheProvidersWordsInTheRecord()
{
    const QByteArray words = "This model's maximum context length is 8 tokens.";
    m_first->onRequest = refuse(400, {}, words);
    const RawResponse response = ask();
    QVERIFY2(response.body.contains("prompt is too long: " + words), response.body);
    QCOMPARE(QByteArray::fromStdString(m_log->finished().front().errorMessage), words);
    QCOMPARE(QByteArray::fromStdString(m_log->facts<logging::AttemptFailed>().front().message), words);
    QCOMPARE(m_log->finished().front().errorClass, "context_too_long");
}

// The account of the first is refused at once, from inside the question for its token.
void TestFallback::waitsForTheTokenOfTheNextTarget()
{
    m_config.fallback[u"default"_s] = {{u"second"_s, u"ok"_s}};
    m_config.providers[0].google = GoogleAccount{};
    m_config.providers[1].google =
        GoogleAccount{.clientId = u"c"_s, .clientSecret = u"s"_s, .refreshToken = u"r"_s, .tokenUrl = m_first->url()};
    m_first->onRequest = [](const FakeProvider::Request &request) {
        request.peer->answer(200, R"({"access_token":"token-2","expires_in":3600})");
    };
    QVERIFY(ask().body.contains("from the second"));
    QVERIFY(usesKey(m_second->requests().front(), "token-2"));
}

// The first provider answers for the tokens, which it numbers; the second takes only the one that the test says.
void TestFallback::takesAFreshTokenWhenTheKeptOneIsRefused()
{
    m_config.router.defaultRoute = {u"second"_s, u"ok"_s};
    m_config.fallback.clear();
    m_config.providers[1].keys.clear();
    m_config.providers[1].google = user();
    serveTokens();
    m_second->onRequest = onlyWith("token-1");
    QVERIFY(ask().body.contains("from the second"));
    m_second->onRequest = onlyWith("token-2"); // the first is revoked long before it expires
    const RawResponse response = ask();
    QVERIFY2(response.body.contains("from the second"), response.body);
    QCOMPARE(m_second->requests().size(), std::size_t(3));
    QVERIFY(ask().body.contains("from the second"));
    QCOMPARE(m_second->requests().size(), std::size_t(4)); // the fresh one is kept
    QCOMPARE(m_first->requests().size(), std::size_t(2));
}

void TestFallback::asksForAFreshTokenOnce()
{
    m_config.router.defaultRoute = {u"second"_s, u"ok"_s};
    m_config.fallback.clear();
    m_config.providers[1].keys.clear();
    m_config.providers[1].google = user();
    serveTokens();
    m_second->onRequest = refuse(401, {}, "not allowed");
    const RawResponse response = ask();
    QCOMPARE(response.status, 401);
    QVERIFY2(response.body.contains("not allowed"), response.body);
    QCOMPARE(m_second->requests().size(), std::size_t(2));
    QCOMPARE(m_first->requests().size(), std::size_t(2));
}

void TestFallback::keepsTheRefusalWhenNoFreshTokenComes()
{
    m_config.router.defaultRoute = {u"second"_s, u"ok"_s};
    m_config.fallback.clear();
    m_config.providers[1].keys.clear();
    m_config.providers[1].google = user();
    serveTokens();
    m_second->onRequest = [this](const FakeProvider::Request &request) {
        m_first->onRequest = [](const FakeProvider::Request &token) { token.peer->answer(400, R"({"error":"invalid_grant"})"); };
        refuse(401, {}, "not allowed")(request);
    };
    const RawResponse response = ask();
    QCOMPARE(response.status, 401);
    QVERIFY2(response.body.contains("not allowed"), response.body);
    QCOMPARE(m_second->requests().size(), std::size_t(1));
}

void TestFallback::leavesADeadProviderAlone()
{
    m_config.health = {.failuresToOpen = 2, .openFor = 300ms};
    m_config.fallback[u"default"_s] = {{u"second"_s, u"ok"_s}};
    m_first->onRequest = refuse(500);
    ask();
    ask();
    QTRY_COMPARE(m_service->state().providers.front().health, u"open"_s);
    ask();
    QCOMPARE(m_first->requests().size(), std::size_t(2)); // it was not asked the third time
    const auto routes = m_log->facts<logging::ExchangeRouted>();
    QCOMPARE(routes.back().provider, "second");
    QCOMPARE(routes.back().sentence.english(),
             "Went to second/ok after first/m was left out (its circuit is open); first/m came first because no "
             "other rule matched (rule default).");
    QVERIFY(std::any_of(routes.back().steps.begin(), routes.back().steps.end(), [](const logging::RouteStep &step) {
        return step.rule == "health" && step.reason.english().starts_with("first");
    }));
    m_first->onRequest = stream("back again");
    QTRY_VERIFY(ask().body.contains("back again"));
    QTRY_COMPARE(m_service->state().providers.front().health, u"closed"_s);
}

void TestFallback::saysWhichFallbacksPresetsHave()
{
    ProxyConfig preset = m_config;
    preset.fallback = {{u"think"_s, {{u"second"_s, u"ok"_s}}}};
    m_config.presets.insert(u"mine"_s, std::make_shared<const ProxyConfig>(preset));
    m_config.ofBudgetPreset = m_config.presets.value(u"mine"_s);
    start();
    const FallbacksByRule lists = m_service->state().presetFallbacks.value(u"mine"_s);
    QCOMPARE(lists.value(u"think"_s), (std::vector<RouteTarget>{{u"second"_s, u"ok"_s}}));
    QVERIFY(lists.contains(u"default"_s) && lists.value(u"default"_s).empty());
    QVERIFY(m_service->state().budgetFallbacks.isEmpty()); // no budget leads there
    ProxyConfig limited = m_config;
    limited.budgetAction = BudgetAction::Preset;
    m_service->applyConfig(limited);
    QTRY_COMPARE(m_service->state().budgetFallbacks, lists);
}

void TestFallback::letsADeadProviderBackAtOnce()
{
    m_config.health = {.failuresToOpen = 2, .openFor = 10min};
    m_config.fallback[u"default"_s] = {{u"second"_s, u"ok"_s}};
    m_first->onRequest = refuse(500);
    std::vector<ProviderState> providers;
    const auto look = [this, &providers] {
        providers.clear();
        m_service->askProviders(this, [&providers](std::vector<ProviderState> found) { providers = std::move(found); });
    };
    ask();
    look();
    QTRY_COMPARE(providers.size(), m_config.providers.size());
    QCOMPARE(providers.front().health, u"closed"_s);
    QCOMPARE(providers.front().failures, 1);
    QVERIFY((providers.front().failure == ProviderFailure{u"upstream_5xx"_s, 500}));
    QVERIFY(!providers.front().triedIn);
    ask();
    look();
    QTRY_COMPARE(providers.size(), m_config.providers.size());
    QCOMPARE(providers.front().health, u"open"_s);
    QVERIFY(*providers.front().triedIn > 9min && *providers.front().triedIn <= 10min);
    QCOMPARE(providers.back().failures, 0);
    m_first->onRequest = stream("back again");
    QVERIFY(!ask().body.contains("back again"));
    m_service->resetHealth(u"first"_s);
    QTRY_COMPARE(m_service->state().providers.front().health, u"closed"_s);
    QVERIFY(ask().body.contains("back again"));
}

void TestFallback::countsStreamsThatBreakAgainstTheProvider_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("reset") << QByteArray();
    QTest::newRow("without an end mark") << QByteArray("0\r\n\r\n");
    const QByteArray error = "data: {\"error\":{\"message\":\"busy\",\"code\":529}}\n\n";
    QTest::newRow("an error event") << QByteArray::number(error.size(), 16) + "\r\n" + error + "\r\n0\r\n\r\n";
}

void TestFallback::countsStreamsThatBreakAgainstTheProvider()
{
    QFETCH(QByteArray, end);
    m_config.health = {.failuresToOpen = 2, .openFor = 10min};
    m_config.fallback[u"default"_s] = {{u"second"_s, u"ok"_s}};
    m_first->onRequest = [end](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk(chunk("some text"));
        request.peer->send(end);
        request.peer->close();
    };
    for (int i = 0; i < 2; ++i) QVERIFY2(ask().body.contains("event: error\n"), "the break is not told");
    QTRY_COMPARE(m_service->state().providers.front().health, u"open"_s);
    QVERIFY(ask().body.contains("from the second"));
    QCOMPARE(m_first->requests().size(), std::size_t(2));
}

// A provider that begins well and breaks off is not back.
void TestFallback::countsAStreamAsASuccessAtItsEnd()
{
    m_config.health = {.failuresToOpen = 1, .openFor = 1ms};
    m_config.fallback[u"default"_s] = {{u"second"_s, u"ok"_s}};
    m_first->onRequest = refuse(500);
    ask();
    FakePeer *peer = nullptr;
    m_first->onRequest = [&peer](const FakeProvider::Request &request) {
        peer = request.peer;
        peer->beginStream();
        peer->sendChunk(chunk("some text"));
    };
    std::unique_ptr<RawClient> client;
    while (!peer) { // the millisecond for which its circuit is open may not be over
        client = std::make_unique<RawClient>(m_config.port);
        client->send(post(body("any", true)));
        QTRY_VERIFY(peer || client->received().contains("[DONE]") || client->received().contains("message_stop"));
    }
    QTRY_VERIFY(client->received().contains("some text"));
    QCOMPARE(m_service->state().providers.front().health, u"open"_s);
    peer->sendChunk(finish);
    peer->endChunks();
    QTRY_COMPARE(m_service->state().providers.front().health, u"closed"_s);
}

void TestFallback::asksAgainWithoutTheUsageOption()
{
    m_first->onRequest = [](const FakeProvider::Request &request) {
        (request.body.contains("stream_options") ? refuse(400, {}, "unknown field stream_options") : stream("fine"))(request);
    };
    QVERIFY(ask().body.contains("fine"));
    QCOMPARE(m_first->requests().size(), std::size_t(2));
    QVERIFY(ask().body.contains("fine"));
    QCOMPARE(m_first->requests().size(), std::size_t(3)); // remembered
}

void TestFallback::asksAllAgainThatAskedForUsage()
{
    start();
    std::vector<FakePeer *> refused;
    m_first->onRequest = [&refused](const FakeProvider::Request &request) {
        if (!request.body.contains("stream_options")) return stream("fine")(request);
        refused.push_back(request.peer);
        if (refused.size() < 2) return;
        for (FakePeer *peer : refused) peer->answer(400, R"({"error":{"message":"unknown field stream_options"}})");
    };
    RawClient one(m_config.port);
    RawClient two(m_config.port);
    std::optional<RawResponse> first;
    std::optional<RawResponse> second;
    one.send(post(body("any", true)));
    two.send(post(body("any", true)));
    QTRY_VERIFY(hasArrived(one, first) && hasArrived(two, second));
    QVERIFY2(first->body.contains("fine"), first->body);
    QVERIFY2(second->body.contains("fine"), second->body);
}

void TestFallback::asksAgainWithSystemMessagesAsTheUsers_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("vLLM") << u"openai-chat"_s << 400 << QByteArray("System message must be at the beginning.");
    QTest::newRow("Ollama") << u"anthropic"_s << 500 << QByteArray("system message must be at the beginning");
    QTest::newRow("an older Claude") << u"anthropic"_s << 400 << QByteArray("role 'system' is not supported on this model");
}

// Claude Code sends one behind the first question, which the templates of many models refuse.
void TestFallback::asksAgainWithSystemMessagesAsTheUsers()
{
    QFETCH(QString, dialect);
    QFETCH(int, status);
    QFETCH(QByteArray, words);
    m_config.providers.front().dialect = dialect;
    m_first->onRequest = [&](const FakeProvider::Request &request) {
        const QJsonArray messages = QJsonDocument::fromJson(request.body)["messages"_L1].toArray();
        const bool isRefused = messages.last()["role"_L1] == "system"_L1;
        if (isRefused) return refuse(status, {}, words)(request);
        request.peer->answer(200, dialect == "anthropic"_L1
                                      ? R"({"id":"m","type":"message","role":"assistant","content":[{"type":"text","text":"fine"}]})"
                                      : R"({"id":"c","choices":[{"index":0,"message":{"content":"fine"},"finish_reason":"stop"}]})");
    };
    const QByteArray question = R"({"model":"any","max_tokens":9,"system":"first","messages":[{"role":"user","content":"hi"},)"
                                R"({"role":"system","content":"agents: none"}]})";
    QVERIFY(ask(question).body.contains("fine"));
    QCOMPARE(m_first->requests().size(), std::size_t(2));
    QVERIFY(m_first->requests().back().body.contains(R"("content":"hi\n\n<system-reminder>\nagents: none\n</system-reminder>")"));
    QVERIFY(ask(question).body.contains("fine"));
    QCOMPARE(m_first->requests().size(), std::size_t(3)); // remembered
    QVERIFY(m_second->requests().empty());
}

void TestFallback::asksForWhatTheModelCanGive_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("limit");
    QTest::addColumn<std::size_t>("requests"); // of two questions
    QTest::newRow("its longest answer") << QByteArray("Invalid max_tokens value, the valid range of max_tokens is [1, 8192]")
                                        << QByteArray(R"("max_tokens":8192)") << std::size_t(3);
    QTest::newRow("what the prompt leaves") << QByteArray("'max_tokens' is too large: 32000. This model's maximum context length is 32768 "
                                                          "tokens and your request has 17459 input tokens (32000 > 32768 - 17459).")
                                            << QByteArray(R"("max_tokens":15309)") << std::size_t(4);
    QTest::newRow("by its newer name") << QByteArray("Unsupported parameter: 'max_tokens' is not supported with this model. Use "
                                                     "'max_completion_tokens' instead.")
                                       << QByteArray(R"("max_completion_tokens":32000)") << std::size_t(3);
}

// Claude Code asks for answers of 32000 tokens and more, whatever the model.
void TestFallback::asksForWhatTheModelCanGive()
{
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, limit);
    m_first->onRequest = [&](const FakeProvider::Request &request) {
        (request.body.contains(limit) ? stream("fine") : refuse(400, {}, words))(request);
    };
    const QByteArray question = R"({"model":"any","max_tokens":32000,"stream":true,"messages":[{"role":"user","content":"hi"}]})";
    QVERIFY(ask(question).body.contains("fine"));
    QCOMPARE(m_first->requests().size(), std::size_t(2));
    QVERIFY(ask(question).body.contains("fine"));
    QTEST(m_first->requests().size(), "requests");
    QVERIFY(m_second->requests().empty());
}

void TestFallback::shortensNamesOfTools_data()
{
    QTest::addColumn<bool>("isStream");
    QTest::newRow("whole") << false;
    QTest::newRow("stream") << true;
}

// OpenAI takes 64 characters, and an MCP server has more.
void TestFallback::shortensNamesOfTools()
{
    QFETCH(bool, isStream);
    const QByteArray name = "mcp__" + QByteArray(90, 'x') + "__search";
    QByteArrayList seen;
    m_first->onRequest = [&](const FakeProvider::Request &request) {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        const QByteArray given = body["tools"_L1][0]["function"_L1]["name"_L1].toString().toLatin1();
        seen = {given, body["messages"_L1][1]["tool_calls"_L1][0]["function"_L1]["name"_L1].toString().toLatin1(),
                body["tool_choice"_L1]["function"_L1]["name"_L1].toString().toLatin1()};
        const QByteArray calls =
            R"("tool_calls":[{"index":0,"id":"c","type":"function","function":{"name":")" + given + R"(","arguments":"{}"}}])";
        if (!isStream)
            return request.peer->answer(200,
                                        R"({"id":"c","choices":[{"index":0,"message":{)" + calls + R"(},"finish_reason":"tool_calls"}]})");
        frames(R"(data: {"id":"c","choices":[{"index":0,"delta":{)" + calls + "}}]}\n\n" + finish)(request);
    };
    const RawResponse response =
        ask(R"({"model":"any","max_tokens":9,"tools":[{"name":")" + name
            + R"(","input_schema":{"type":"object"}}],"tool_choice":{"type":"tool","name":")" + name
            + R"("},"messages":[{"role":"user","content":"hi"},{"role":"assistant","content":[{"type":"tool_use","id":"t1","name":")" + name
            + R"(","input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"r"}]}],"stream":)"
            + (isStream ? "true}" : "false}"));
    QVERIFY2(response.body.contains("\"name\":\"" + name + "\""), response.body);
    QCOMPARE(seen.size(), 3);
    QCOMPARE(seen[0].size(), 64);
    QVERIFY(seen[0].startsWith("mcp__xxx"));
    QCOMPARE(seen[1], seen[0]);
    QCOMPARE(seen[2], seen[0]);
}

void TestFallback::makesAStreamOfAWholeAnswer_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("fields");
    const QByteArray anthropic = R"({"id":"msg_1","type":"message","role":"assistant","model":"m",)"
                                 R"("content":[{"type":"text","text":"all at once"}],"stop_reason":"end_turn",)"
                                 R"("stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":4}})";
    const QByteArray chat = R"({"id":"c","model":"m","choices":[{"index":0,"finish_reason":"stop",)"
                            R"("message":{"role":"assistant","content":"all at once"}}],)"
                            R"("usage":{"prompt_tokens":3,"completion_tokens":4}})";
    const QByteArray json = "Content-Type: application/json\r\n";
    QTest::newRow("anthropic") << u"anthropic"_s << anthropic << json; // What the client speaks, so that a stream would pass as it is.
    QTest::newRow("openai-chat") << u"openai-chat"_s << chat << json;
    QTest::newRow("anthropic, of no type") << u"anthropic"_s << anthropic << QByteArray();
    QTest::newRow("openai-chat, of no type") << u"openai-chat"_s << "\n " + chat << QByteArray();
    QTest::newRow("openai-chat, as text") << u"openai-chat"_s << chat << QByteArray("Content-Type: text/plain\r\n");
    QTest::newRow("openai-chat, in capitals") << u"openai-chat"_s << chat << QByteArray("Content-Type: Application/JSON\r\n");
}

void TestFallback::makesAStreamOfAWholeAnswer()
{
    QFETCH(QString, dialect);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, fields);
    m_config.providers.front().dialect = dialect;
    m_first->onRequest = [answer, fields](const FakeProvider::Request &request) {
        request.peer->send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(answer.size()) + "\r\n" + fields + "\r\n" + answer);
    };
    const RawResponse response = ask();
    QVERIFY(response.field("content-type").startsWith("text/event-stream"));
    for (const char *words : {"event: message_start\n", "all at once", R"("output_tokens":4)", "event: message_stop\n"})
        QVERIFY2(response.body.contains(words), response.body);
}

void TestFallback::passesTheLastFrameOnBeforeItsLineFeed()
{
    m_config.providers.front().dialect = u"anthropic"_s;
    m_first->onRequest = [](const FakeProvider::Request &request) {
        QByteArray frames = R"(data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"m",)"
                            R"("content":[],"usage":{"input_tokens":1,"output_tokens":1}}})"
                            "\n\n"
                            R"(data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})"
                            "\n\n"
                            R"(data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"hello"}})"
                            "\n\n"
                            R"(data: {"type":"content_block_stop","index":0})"
                            "\n\n"
                            R"(data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}})"
                            "\n\n"
                            R"(data: {"type":"message_stop"})"
                            "\n\n";
        request.peer->beginStream();
        request.peer->sendChunk(frames.replace('\n', "\r\n").chopped(1));
    };
    const RawResponse response = ask();
    QVERIFY2(response.body.contains("hello") && response.body.contains("message_stop"), response.body);
}

void TestFallback::aStaleConnectionIsNoFailure_data()
{
    QTest::addColumn<TransportKind>("transport");
    QTest::newRow("direct") << TransportKind::Direct;
    QTest::newRow("Qt's") << TransportKind::NetworkAccessManager;
}

// The kept connection ends in the moment in which it is used again. Whether the request was read nobody knows, so the record has
// each time that it was sent.
void TestFallback::aStaleConnectionIsNoFailure()
{
    QFETCH(TransportKind, transport);
    m_config.providers.front().transport = transport;
    m_first->onRequest = stream("one");
    QVERIFY(ask().body.contains("one"));
    m_first->onRequest = [this](const FakeProvider::Request &request) {
        m_first->onRequest = stream("two");
        request.peer->reset();
    };
    QVERIFY(ask().body.contains("two"));
    QCOMPARE(m_first->requests().size(), std::size_t(3));
    QVERIFY(m_second->requests().empty());
    QCOMPARE(m_log->facts<logging::AttemptStarted>().size(), std::size_t(3));
    QCOMPARE(m_log->facts<logging::AttemptFailed>().size(), std::size_t(1));
    QCOMPARE(m_log->facts<logging::AttemptFailed>().front().errorClass, "connection_lost");
}

void TestFallback::countsTokensThatNobodyReported()
{
    m_first->onRequest = stream("one two three");
    const QJsonObject usage = usageIn(ask());
    QCOMPARE(usage.value(u"output_tokens"_s).toInt(), 3);
    QVERIFY(usage.value(u"input_tokens"_s).toInt() > 0);
    QVERIFY(!m_log->finished().front().tokens.known); // a guess is not recorded as the provider's word
}

void TestFallback::countsAnImageOnceAndNotItsBytes()
{
    m_first->onRequest = stream("a cat");
    const QByteArray data = QByteArray(300'000, 'q').toBase64();
    const QJsonObject usage =
        usageIn(ask(R"({"model":"any","max_tokens":10,"stream":true,"messages":[{"role":"user","content":[{"type":"image","source":)"
                    R"({"type":"base64","media_type":"image/png","data":")"
                    + data + R"("}},{"type":"text","text":"what is it?"}]}]})"));
    QVERIFY(m_first->requests().front().body.contains(data));
    const int input = usage.value(u"input_tokens"_s).toInt();
    QVERIFY2(input > 1000 && input < 2000, QByteArray::number(input));
}

void TestFallback::saysThatInputForAToolIsBroken()
{
    m_first->onRequest = frames(R"(data: {"id":"c","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_1",)"
                                R"("function":{"name":"Read","arguments":"{\"path\": oops"}}]}}]})"
                                "\n\n"
                                + finish);
    QVERIFY(ask().body.contains("oops"));
    const auto records = m_log->records();
    QVERIFY(std::any_of(records.begin(), records.end(), [](const logging::LogRecord &record) {
        return record.severity == logging::Severity::Warn && record.message.find("no JSON object") != std::string::npos
               && !record.exchangeId.empty();
    }));
}

QTEST_GUILESS_MAIN(TestFallback)
#include "tst_fallback.moc"
