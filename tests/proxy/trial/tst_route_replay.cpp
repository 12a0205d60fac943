#include "proxy/api/exchange_sentence.h"
#include "proxy/config/config_loader.h"
#include "proxy/routing/token_counter.h"
#include "proxy/trial/fact_route.h"
#include "proxy/trial/route_replay.h"
#include "tests/support/fake_provider.h"
#include "tests/support/served_proxy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const ProxyConfig> configWith(const QByteArray &router, const QByteArray &url = "http://127.0.0.1:1/v1")
{
    const QByteArray text =
        "{Providers:[{name:'p',api_base_url:'" + url + "',models:['a','b','c']}],Router:{default:'p,a'," + router + "}}";
    const Result<LoadedConfig> loaded = parseConfig(text, u"/nowhere/config.json"_s, [](const QString &) { return QString(); });
    if (!loaded) qFatal("%s", qPrintable(loaded.error().message));
    return std::make_shared<const ProxyConfig>(loaded->config);
}

/// A request as the log saw it when the router knew no other route than the default.
RecordedRequest recorded(std::uint64_t number, const std::string &model, const QByteArray &body = {})
{
    logging::ExchangeSnapshot exchange;
    exchange.number = number;
    exchange.id = "req_" + std::to_string(number);
    exchange.startedAt = WallTime(std::chrono::hours(number));
    exchange.path = "/v1/messages";
    exchange.client = "claude-cli/2.1";
    exchange.askedModel = model;
    exchange.rule = "default";
    for (const char *rule : {"image", "longContext", "background", "webSearch", "think"})
        exchange.routeSteps.push_back({rule, false, told("not set")});
    exchange.routeSteps.push_back({"subagent", false, told("no tag")});
    return {.exchange = exchange, .body = body};
}

QByteArray bodyOf(const QByteArray &model, const QByteArray &more = {})
{
    return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]" + more + "}";
}

/// A request of an agent, by chance: small or long, thinking, searching, with an image, of a sub-agent.
QByteArray anyBody(QRandomGenerator &chance)
{
    static const QString models[] = {u"claude-haiku-4-5"_s, u"claude-sonnet-4-5"_s, u"claude-opus-4-1"_s, u"p,c"_s, u"p,none"_s,
                                     u"unknown"_s};
    const auto at = [&chance](int percent) { return chance.bounded(100) < percent; };
    const auto text = [](const QString &words) { return QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, words}}; };
    QString system = u"You are an agent."_s;
    if (at(10)) system += u" <CCR-SUBAGENT-MODEL>p,b</CCR-SUBAGENT-MODEL>"_s;
    if (at(25)) system += u" word"_s.repeated(chance.bounded(3000));
    QJsonArray said{text(u"hi"_s)};
    const QJsonObject image{{u"type"_s, u"base64"_s}, {u"media_type"_s, u"image/png"_s}, {u"data"_s, u"iVBORw0KGgo="_s}};
    if (at(15)) said.append(QJsonObject{{u"type"_s, u"image"_s}, {u"source"_s, image}});
    QJsonObject body{{u"model"_s, models[chance.bounded(6)]},
                     {u"max_tokens"_s, 9},
                     {u"system"_s, QJsonArray{text(u"A"_s), text(system)}},
                     {u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, said}}}}};
    if (at(25)) body.insert(u"thinking"_s, QJsonObject{{u"type"_s, u"enabled"_s}, {u"budget_tokens"_s, 2000}});
    if (at(15)) body.insert(u"tools"_s, QJsonArray{QJsonObject{{u"type"_s, u"web_search_20250305"_s}, {u"name"_s, u"web_search"_s}}});
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

ReplayReport replayed(const QByteArray &saved, const QByteArray &draft, const QList<RecordedRequest> &requests)
{
    std::optional<ReplayReport> report;
    QObject owner;
    (new RouteReplay(
         configWith(saved), configWith(draft), requests, [&report](const ReplayReport &done) { report = done; }, &owner))
        ->start();
    if (!QTest::qWaitFor([&report] { return report.has_value(); }, 20'000)) qFatal("no answer");
    return *report;
}

} // namespace

class TestRouteReplay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void explainsAsTheRouterDecides();
    void explainsAThousandAsTheyWereServed();
    void refusesWhatIsNoRequest();
    void findsWhatChangesFromBodies();
    void saysInPartsWhyADraftRefuses();
    void factsSufficeWhereTheyDecide();
    void saysWhatFactsCannotDecide_data();
    void saysWhatFactsCannotDecide();
    void followsTheUsageOfASession();
    void anUnchangedDraftChangesNothing();
    void aRuleThatIsOffDecidesNothing();
};

void TestRouteReplay::explainsAsTheRouterDecides()
{
    const auto config = configWith("think:'p,b',rules:[{name:'big',when:{tokensOver:100},route:'p,c'}]");
    const QList<QByteArray> bodies{bodyOf("x"), bodyOf("x", R"(,"thinking":{"type":"enabled","budget_tokens":2000})"), bodyOf("p,c"),
                                   bodyOf("x", ",\"system\":\"" + QByteArray(4000, 'w') + '"')};
    QStringList rules;
    for (const QByteArray &body : bodies) {
        Result<ChatRequest> request = readTrialRequest(body, u"/v1/messages"_s, {});
        QVERIFY(request);
        const Result<Route> route = chooseRoute(*request, *config, [&request] { return countTokens(*request); });
        QVERIFY(route);
        std::optional<RouteVerdict> verdict;
        RouteTrial trial;
        trial.explain(config, {.body = body, .headers = {}}, [&verdict](const RouteVerdict &given) { verdict = given; });
        QVERIFY(verdict);
        QCOMPARE(verdict->target, route->target);
        QCOMPARE(verdict->rule.toStdString(), route->rule);
        QCOMPARE(verdict->sentence.toStdString(), route->sentence.english());
        QCOMPARE(verdict->steps.size(), route->steps.size());
        QCOMPARE(verdict->url, u"http://127.0.0.1:1/v1/chat/completions"_s);
        rules.append(verdict->rule);
    }
    QCOMPARE(rules, QStringList({u"default"_s, u"think"_s, u"explicit"_s, u"big"_s}));
}

// Over a real proxy: what it recorded of each is what the tester says of the same body.
void TestRouteReplay::explainsAThousandAsTheyWereServed()
{
    test::FakeProvider provider;
    provider.onRequest = [](const auto &request) {
        request.peer->answer(200, R"({"id":"c","choices":[{"message":{"role":"assistant","content":"y"},"finish_reason":"stop"}]})");
    };
    const auto config = configWith("background:'p,b',think:'p,c',longContext:'p,b',longContextThreshold:2000,webSearch:'p,c',image:'p,b',"
                                   "rules:[{name:'big',when:{tokensOver:1000},route:'p,c'}]",
                                   provider.url().toString().toUtf8());
    const test::ServedProxy proxy(*config);
    RouteTrial trial;
    QRandomGenerator chance(7);
    std::map<std::string, int> rules;
    for (std::size_t i = 0; i < 1000; ++i) {
        const QByteArray body = anyBody(chance);
        QCOMPARE(proxy.send("POST", "/v1/messages", body).status, 200);
        const std::vector<logging::ExchangeRouted> all = proxy.log.routed();
        QCOMPARE(all.size(), i + 1);
        const logging::ExchangeRouted &served = all.back();
        std::optional<RouteVerdict> verdict;
        trial.explain(config, {.body = body, .headers = {}}, [&verdict](const RouteVerdict &given) { verdict = given; });
        QVERIFY(verdict);
        QCOMPARE(verdict->rule.toStdString(), served.rule);
        QCOMPARE(verdict->target.provider.toStdString() + ',' + verdict->target.model.toStdString(), served.provider + ',' + served.model);
        QCOMPARE(verdict->sentence.toStdString(), served.sentence.phrase().english().toStdString());
        QCOMPARE(verdict->steps.size(), served.steps.size());
        ++rules[served.rule];
    }
    QVERIFY2(rules.size() >= 7, qPrintable(QString::number(rules.size())));
}

void TestRouteReplay::refusesWhatIsNoRequest()
{
    RouteTrial trial;
    QString problem;
    const auto keep = [&problem](const RouteVerdict &verdict) { problem = verdict.problem; };
    trial.explain(configWith(""), {.body = "{", .headers = {}}, keep);
    QVERIFY(!problem.isEmpty());
    trial.explain(configWith(""), {.body = bodyOf("x"), .path = u"/v1/embeddings"_s, .headers = {}}, keep);
    QVERIFY2(problem.contains("/v1/embeddings"_L1), qPrintable(problem));
}

void TestRouteReplay::findsWhatChangesFromBodies()
{
    const ReplayReport report = replayed("", "background:'p,b',think:'p,c'",
                                         {recorded(1, "claude-haiku-4-5", bodyOf("claude-haiku-4-5")),
                                          recorded(2, "claude-sonnet-4-5", bodyOf("claude-sonnet-4-5")),
                                          recorded(3, "x", bodyOf("x", R"(,"thinking":{"type":"adaptive"})"))});
    QCOMPARE(report.fromBodies, 3);
    QCOMPARE(report.undecidable, 0);
    QCOMPARE(report.changes.size(), 2U);
    QCOMPARE(report.changes[0].number, 3U); // newest first
    QCOMPARE(report.changes[0].before.english(), u"p,a"_s);
    QCOMPARE(report.changes[0].after.english(), u"p,c"_s);
    QCOMPARE(report.changes[0].ruleAfter, u"think"_s);
    QCOMPARE(report.changes[1].ruleAfter, u"background"_s);
}

// The window says it in its own language.
void TestRouteReplay::saysInPartsWhyADraftRefuses()
{
    for (const QByteArray &body : {bodyOf("claude-haiku-4-5"), QByteArray()}) {
        const ReplayReport report = replayed("", "default:'q,b'", {recorded(1, "claude-haiku-4-5", body)});
        QCOMPARE(report.changes.size(), 1U);
        QVERIFY(report.changes[0].isRefused);
        QVERIFY2(!report.changes[0].after.sentence().isEmpty(), qPrintable(report.changes[0].after.english()));
    }
}

void TestRouteReplay::factsSufficeWhereTheyDecide()
{
    // The name of the model decides about background; what else it asks for cannot matter, because nothing else is set.
    const ReplayReport report = replayed("", "background:'p,b'", {recorded(1, "claude-haiku-4-5"), recorded(2, "claude-sonnet-4-5")});
    QCOMPARE(report.fromFacts, 2);
    QCOMPARE(report.undecidable, 0);
    QCOMPARE(report.changes.size(), 1U);
    QCOMPARE(report.changes[0].number, 1U);
}

void TestRouteReplay::saysWhatFactsCannotDecide_data()
{
    QTest::addColumn<QByteArray>("draft");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("thinking was not looked at") << QByteArray("think:'p,b'") << false;
    QTest::newRow("think leads where the default leads") << QByteArray("think:'p,a',webSearch:'p,a'") << false; // another rule decides
    QTest::newRow("length was not counted") << QByteArray("longContext:'p,b'") << false;
    QTest::newRow("a rule about tools") << QByteArray("rules:[{when:{tool:'x'},route:'p,b'}]") << false;
    QTest::newRow("a rule about the client") << QByteArray("rules:[{when:{client:'claude-cli*'},route:'p,b'}]") << true;
    QTest::newRow("a rule about streams") << QByteArray("rules:[{when:{stream:true},route:'p,b'}]") << true;
}

void TestRouteReplay::saysWhatFactsCannotDecide()
{
    QFETCH(QByteArray, draft);
    QFETCH(bool, isKnown);
    QCOMPARE(routeByFacts(recorded(1, "x").exchange, *configWith(draft), {}).has_value(), isKnown);
    // A step that was asked then is known now.
    RecordedRequest asked = recorded(1, "x");
    asked.exchange.routeSteps = {{"image", false, told("the last user message holds no image")},
                                 {"subagent", false, told("no tag")},
                                 {"webSearch", false, told("no web search tool")},
                                 {"think", true, told("thinking is enabled")}};
    asked.exchange.countedTokens = 70'000;
    const std::optional<FactRoute> think = routeByFacts(asked.exchange, *configWith("think:'p,b'"), {});
    QVERIFY(think);
    QCOMPARE(think->rule, u"think"_s);
    const std::optional<FactRoute> longer = routeByFacts(asked.exchange, *configWith("longContext:'p,c'"), {});
    QVERIFY(longer);
    QCOMPARE(longer->target, u"p,c"_s);
    // What an older version said of a rule that was not even set is no fact.
    RecordedRequest old = recorded(1, "x");
    old.exchange.routeSteps = {{"think", false, PackedPhrase("not set")}};
    QVERIFY(!routeByFacts(old.exchange, *configWith("think:'p,b'"), {}));
}

void TestRouteReplay::followsTheUsageOfASession()
{
    RecordedRequest first = recorded(1, "x", bodyOf("x"));
    RecordedRequest second = recorded(2, "x");
    for (RecordedRequest *request : {&first, &second}) request->exchange.sessionId = "s1";
    first.exchange.tokens = {.input = 90'000, .output = 1, .known = true};
    second.exchange.countedTokens = 30'000; // over the 20 000 that make it long after a long one
    second.exchange.routeSteps.push_back({"longContext", false, told("%1 <= %2 tokens", 30000, 60000)});
    const ReplayReport report = replayed("", "longContext:'p,b'", {second, first}); // in whatever order they come
    QCOMPARE(report.changes.size(), 1U);
    QCOMPARE(report.changes[0].number, 2U);
}

void TestRouteReplay::anUnchangedDraftChangesNothing()
{
    const QByteArray router = "think:'p,b',background:'p,c',rules:[{name:'r',when:{model:'*opus*'},route:'p,b'}]";
    const ReplayReport report = replayed(
        router, router,
        {recorded(1, "claude-opus-4-8", bodyOf("claude-opus-4-8")), recorded(2, "claude-haiku-4-5"), recorded(3, "y", bodyOf("y"))});
    QVERIFY(report.changes.empty());
    QCOMPARE(report.fromBodies + report.fromFacts + report.undecidable, 3);
}

void TestRouteReplay::aRuleThatIsOffDecidesNothing()
{
    const ReplayReport report = replayed("rules:[{when:{model:'*'},route:'p,b',disabled:true}]", "rules:[{when:{model:'*'},route:'p,b'}]",
                                         {recorded(1, "x", bodyOf("x"))});
    QCOMPARE(report.changes.size(), 1U);
    QCOMPARE(report.changes[0].before.english(), u"p,a"_s);
    QCOMPARE(report.changes[0].after.english(), u"p,b"_s);
}

QTEST_GUILESS_MAIN(TestRouteReplay)
#include "tst_route_replay.moc"
