#include "proxy/dialect/dialect.h"
#include "proxy/routing/fallback_list.h"
#include "proxy/routing/router.h"
#include "proxy/routing/token_counter.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

ProxyConfig config()
{
    ProxyConfig config;
    for (const QString &name : {u"Mock"_s, u"Mock2"_s}) {
        Provider provider;
        provider.name = name;
        provider.models = {u"text"_s, u"big"_s};
        config.providers.push_back(provider);
    }
    const auto to = [](const QString &model) { return RouteTarget{u"Mock"_s, model}; };
    config.router = {.defaultRoute = to(u"text"_s),
                     .background = to(u"bg"_s),
                     .think = to(u"think"_s),
                     .longContext = to(u"long"_s),
                     .longContextThreshold = 500,
                     .webSearch = to(u"web"_s),
                     .image = to(u"img"_s)};
    return config;
}

} // namespace

class TestRouter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choosesInOrder_data();
    void choosesInOrder();
    void takesTheTagOutOfThePrompt();
    void saysThatATagNamesNoProvider();
    void namesTheProvidersWhenOneIsUnknown();
    void countsOnlyWhenARuleNeedsIt();
    void remembersALongSession();
    void asksTheRulesFirst();
    void letsTheCustomRouterDecide();
    void findsTheFallbackList_data();
    void findsTheFallbackList();
    void listsTheFallbacksOfARule();
    void leavesUnusableFallbacksOut();
    void goesToTheFallbackOfAMisconfiguredProvider();
    void refusesAMisconfiguredProviderWithoutFallback();
    void movesImagesOutOfToolResults();
    void usesTheImageAgentForAModelThatCannotSee_data();
    void usesTheImageAgentForAModelThatCannotSee();
    void usesTheImageAgentForEveryImageWhenForced();
    void explainsEveryRule();
    void countsTokens();
};

void TestRouter::choosesInOrder_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<qint64>("tokens");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *name, const char *members, qint64 tokens, const QString &target, const QString &rule) {
        QTest::newRow(name) << QByteArray(members) << tokens << target << rule;
    };
    const char *enabled = R"("model":"claude-sonnet","thinking":{"type":"enabled","budget_tokens":2000})";
    row("default", R"("model":"claude-sonnet")", 1, u"Mock,text"_s, u"default"_s);
    row("haiku with thinking", R"("model":"claude-haiku-4","thinking":{"type":"enabled"})", 1, u"Mock,bg"_s, u"background"_s);
    row("thinking enabled", enabled, 1, u"Mock,think"_s, u"think"_s);
    row("thinking adaptive", R"("model":"x","thinking":{"type":"adaptive"})", 1, u"Mock,think"_s, u"think"_s);
    row("thinking disabled", R"("model":"x","thinking":{"type":"disabled"})", 1, u"Mock,text"_s, u"default"_s);
    row("web search with thinking", R"("model":"x","thinking":{"type":"enabled"},"tools":[{"type":"web_search_20250305","name":"w"}])", 1,
        u"Mock,web"_s, u"webSearch"_s);
    row("at the threshold", R"("model":"x")", 500, u"Mock,text"_s, u"default"_s);
    row("over the threshold", R"("model":"x")", 501, u"Mock,long"_s, u"longContext"_s);
    row("long context before the tag", R"("model":"claude-haiku","system":"<CCR-SUBAGENT-MODEL>Mock,sub</CCR-SUBAGENT-MODEL>")", 501,
        u"Mock,long"_s, u"longContext"_s);
    row("tag in a string", R"("model":"x","system":"<CCR-SUBAGENT-MODEL>Mock,sub</CCR-SUBAGENT-MODEL>hello")", 1, u"Mock,sub"_s,
        u"subagent"_s);
    row("tag in a later block",
        R"("model":"x","system":[{"type":"text","text":"a"},{"type":"text","text":"b <CCR-SUBAGENT-MODEL>Mock,sub</CCR-SUBAGENT-MODEL>"}])",
        1, u"Mock,sub"_s, u"subagent"_s);
    row("explicit with slash and colon", R"("model":"Mock2,any/model:x")", 1, u"Mock2,any/model:x"_s, u"explicit"_s);
    row("explicit in another case", R"("model":"MOCK, Big")", 1, u"Mock,big"_s, u"explicit"_s);
    row("explicit with a slash", R"("model":"mock2/text")", 1, u"Mock2,text"_s, u"explicit"_s);
    row("explicit that is not listed", R"("model":"Mock,anything")", 1, u"Mock,anything"_s, u"explicit"_s);
    row("explicit before long context", R"("model":"Mock2,text")", 501, u"Mock2,text"_s, u"explicit"_s);
    row("a slash that names no provider", R"("model":"other/text")", 1, u"Mock,text"_s, u"default"_s);
    row("tag before background", R"("model":"claude-haiku","system":"<CCR-SUBAGENT-MODEL>mock2, TEXT</CCR-SUBAGENT-MODEL>")", 1,
        u"Mock2,text"_s, u"subagent"_s);
    row("tag in the second message",
        R"("model":"x","messages":[{"role":"user","content":"a"},{"role":"system","content":"<CCR-SUBAGENT-MODEL>Mock,sub</CCR-SUBAGENT-MODEL>"}])",
        1, u"Mock,sub"_s, u"subagent"_s);
    row("tag that is a quotation", R"("model":"x","system":"write <CCR-SUBAGENT-MODEL>provider,model</CCR-SUBAGENT-MODEL>")", 1,
        u"Mock,text"_s, u"default"_s);
    row("haiku of another maker", R"("model":"haiku-writer")", 1, u"Mock,text"_s, u"default"_s);
    row("haiku in capitals", R"("model":"Claude-HAIKU-4-5")", 1, u"Mock,bg"_s, u"background"_s);
    row("background before web search", R"("model":"claude-haiku","tools":[{"type":"web_search_20250305","name":"w"}])", 1, u"Mock,bg"_s,
        u"background"_s);
    row("client tool that is called web_search", R"("model":"x","tools":[{"name":"web_search","input_schema":{}}])", 1, u"Mock,text"_s,
        u"default"_s);
    row("image in a tool result",
        R"("model":"x","messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}]}]}])",
        1, u"Mock,img"_s, u"image"_s);
    row("image in an older message",
        R"("model":"x","messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}]},{"role":"assistant","content":"a"},{"role":"user","content":"b"}])",
        1, u"Mock,text"_s, u"default"_s);
    row("image before all",
        R"("model":"Mock2,text","messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}]}])",
        1, u"Mock,img"_s, u"image"_s);
}

void TestRouter::choosesInOrder()
{
    QFETCH(QByteArray, members);
    QFETCH(qint64, tokens);
    QFETCH(QString, target);
    QFETCH(QString, rule);
    QByteArray body = "{" + members;
    if (!members.contains("\"messages\"")) body += R"(,"messages":[{"role":"user","content":"hi"}])";
    body += "}";
    auto request = findDialect("anthropic")->readRequest({body.constData(), static_cast<std::size_t>(body.size())}, {});
    QVERIFY2(request.has_value(), request ? "" : qPrintable(request.error().message));
    const auto route = chooseRoute(*request, config(), [tokens] { return tokens; });
    QVERIFY2(route.has_value(), route ? "" : qPrintable(route.error().message));
    QCOMPARE(route->target.provider + u',' + route->target.model, target);
    QCOMPARE(QString::fromStdString(route->rule), rule);
}

void TestRouter::takesTheTagOutOfThePrompt()
{
    const std::string tag = "<CCR-SUBAGENT-MODEL>Mock,sub</CCR-SUBAGENT-MODEL>";
    ChatRequest request;
    request.model = "x";
    request.system.push_back({"before " + tag + "\nafter", {}});
    request.system.push_back({"x-anthropic-billing-header: y", {}});
    request.system.push_back({tag + tag + "last", {}});
    for (int i = 0; i < 3; ++i) request.messages.push_back({Role::User, {TextPart{tag + "message", {}}}});
    const auto route = chooseRoute(request, config(), [] { return std::int64_t(501); });
    QVERIFY(route->changedPrompt);
    QCOMPARE(request.system[0].text, std::string("before after"));
    QCOMPARE(request.system[2].text, std::string("last"));
    QCOMPARE(std::get<TextPart>(request.messages[0].parts[0]).text, std::string("message"));
    QCOMPARE(std::get<TextPart>(request.messages[1].parts[0]).text, std::string("message"));
    QCOMPARE(std::get<TextPart>(request.messages[2].parts[0]).text, tag + "message"); // part of the conversation by now
}

void TestRouter::saysThatATagNamesNoProvider()
{
    ChatRequest request;
    request.model = "x";
    request.system.push_back({.text = "<CCR-SUBAGENT-MODEL>Mok,sub</CCR-SUBAGENT-MODEL>You help."});
    const auto route = chooseRoute(request, config(), [] { return std::int64_t(1); });
    QVERIFY(route.has_value());
    QCOMPARE(route->target, (RouteTarget{u"Mock"_s, u"text"_s}));
    QCOMPARE(route->sentence.english(),
             R"(Went to Mock/text because no other rule matched (rule default); the prompt's tag "Mok,sub" names no configured provider.)");
    const auto tagged = [](const logging::RouteStep &step) {
        return step.rule == "subagent"
               && step.reason.english() == R"(the tag "Mok,sub" names no configured provider; there are: Mock, Mock2)";
    };
    QCOMPARE(std::count_if(route->steps.begin(), route->steps.end(), tagged), 1);
    QCOMPARE(request.system.front().text, "You help.");
}

void TestRouter::namesTheProvidersWhenOneIsUnknown()
{
    ChatRequest request;
    request.model = "zzz,q";
    const auto route = chooseRoute(request, config(), [] { return std::int64_t(1); });
    QVERIFY(!route);
    QCOMPARE(route.error().kind, ErrorKind::NotFound);
    QVERIFY(route.error().message.contains("Mock, Mock2"_L1));
}

void TestRouter::countsOnlyWhenARuleNeedsIt()
{
    ChatRequest request;
    request.model = "Mock,text";
    bool counted = false;
    QVERIFY(chooseRoute(request, config(), [&counted] { return counted = true, std::int64_t(1); }).has_value());
    QVERIFY(!counted);
}

void TestRouter::explainsEveryRule()
{
    ChatRequest request;
    request.model = "claude-sonnet";
    const auto route = chooseRoute(request, config(), [] { return std::int64_t(18); });
    QCOMPARE(route->steps.size(), std::size_t(8));
    QCOMPARE(route->steps[2].reason.english(), std::string("18 <= 500 tokens"));
    QVERIFY(route->steps.back().matched);
    QVERIFY(QString::fromStdString(route->sentence.english()).contains("Mock/text"_L1));
}

void TestRouter::remembersALongSession()
{
    ProxyConfig settings = config();
    settings.router.longContextThreshold = 60'000;
    const auto routeFor = [&settings](std::int64_t last, std::int64_t now) {
        ChatRequest request;
        request.model = "x";
        const HttpHeaders none;
        return *chooseRoute(
            request,
            {.config = settings, .router = &settings.router, .headers = none, .countTokens = [now] { return now; }, .lastInput = last});
    };
    QCOMPARE(routeFor(60'001, 20'001).rule, std::string("longContext"));
    QVERIFY(routeFor(60'001, 20'001).sentence.english().find("60001 > 60000") != std::string::npos);
    QCOMPARE(routeFor(60'000, 20'001).rule, std::string("default"));
    QCOMPARE(routeFor(60'001, 20'000).rule, std::string("default")); // too short to be the same conversation
}

void TestRouter::asksTheRulesFirst()
{
    ProxyConfig settings = config();
    RouteRule never;
    never.name = u"not this"_s;
    never.model = u"gpt-*"_s;
    never.target = {u"Mock"_s, u"never"_s};
    RouteRule rule;
    rule.name = u"my rule"_s;
    rule.model = u"mock,*"_s;
    rule.target = {u"mock2"_s, u"BIG"_s};
    rule.fallback = {{u"Mock"_s, u"other"_s}};
    settings.router.rules = {never, rule};
    settings.fallback[u"default"_s] = {{u"Mock"_s, u"text"_s}};
    ChatRequest request;
    request.model = "Mock,text";
    const auto route = chooseRoute(request, settings, [] { return std::int64_t(501); });
    QCOMPARE(route->target, (RouteTarget{u"Mock2"_s, u"big"_s}));
    QCOMPARE(route->rule, std::string("my rule"));
    QCOMPARE(route->steps.size(), std::size_t(2));
    QCOMPARE(route->steps[0].rule, std::string("not this"));
    QVERIFY(route->steps[0].reason.english().find("\"Mock,text\" does not match \"gpt-*\"") != std::string::npos);
    QCOMPARE(route->fallbacks, (std::vector<RouteTarget>{{u"Mock"_s, u"other"_s}}));
    QCOMPARE(route->countedTokens, std::int64_t(-1));
}

void TestRouter::letsTheCustomRouterDecide()
{
    ProxyConfig settings = config();
    RouteRule rule;
    rule.name = u"any"_s;
    rule.target = {u"Mock"_s, u"big"_s};
    settings.router.rules = {rule};
    ChatRequest request;
    request.model = "Mock,text";
    const auto route = chooseRoute(request, {.config = settings,
                                             .router = &settings.router,
                                             .headers = {},
                                             .countTokens = [] { return std::int64_t(501); },
                                             .custom = RouteTarget{u"MOCK2"_s, u"any,thing/x"_s}});
    QCOMPARE(route->target, (RouteTarget{u"Mock2"_s, u"any,thing/x"_s}));
    QCOMPARE(route->rule, std::string("custom"));
    QCOMPARE(route->scenario, std::string("default"));
}

void TestRouter::findsTheFallbackList_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("thinking");
    QTest::addColumn<qint64>("tokens");
    QTest::addColumn<bool>("hasImage");
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("first");
    const int off = static_cast<int>(ThinkingMode::Disabled);
    QTest::newRow("default") << u"x"_s << off << 1LL << false << u"default"_s << u"for default"_s;
    QTest::newRow("explicit counts as default") << u"Mock,big"_s << off << 1LL << false << u"default"_s << u"for default"_s;
    QTest::newRow("long") << u"x"_s << off << 501LL << false << u"longContext"_s << u"for longContext"_s;
    QTest::newRow("background") << u"claude-haiku"_s << off << 1LL << false << u"background"_s << u"for background"_s;
    QTest::newRow("think") << u"x"_s << static_cast<int>(ThinkingMode::Adaptive) << 1LL << false << u"think"_s << u"for think"_s;
    QTest::newRow("image without a list of its own") << u"x"_s << off << 1LL << true << u"image"_s << u"for default"_s;
}

void TestRouter::findsTheFallbackList()
{
    QFETCH(QString, model);
    QFETCH(int, thinking);
    QFETCH(qint64, tokens);
    QFETCH(bool, hasImage);
    QFETCH(QString, scenario);
    QFETCH(QString, first);
    ProxyConfig settings = config();
    for (const QString &name : {u"default"_s, u"longContext"_s, u"background"_s, u"think"_s})
        settings.fallback[name] = {{u"Mock2"_s, u"for "_s + name}};
    ChatRequest request;
    request.model = model.toStdString();
    request.thinking = static_cast<ThinkingMode>(thinking);
    request.messages.push_back({Role::User, {TextPart{"hi", {}}}});
    if (hasImage) request.messages.back().parts.emplace_back(ImagePart{});
    const auto route = chooseRoute(request, settings, [tokens] { return tokens; });
    QCOMPARE(QString::fromStdString(route->scenario), scenario);
    QCOMPARE(route->fallbacks, (std::vector<RouteTarget>{{u"Mock2"_s, first}}));
    const auto lists = fallbacksByRule(settings); // what the window is told
    QCOMPARE(lists.value(QString::fromStdString(route->rule), lists.value(u"default"_s)), route->fallbacks);
}

void TestRouter::listsTheFallbacksOfARule()
{
    ProxyConfig settings = config();
    settings.fallback[u"default"_s] = {{u"Mock2"_s, u"text"_s}};
    settings.router.rules = {
        {.name = u"mine"_s, .target = {u"Mock"_s, u"text"_s}, .fallback = {{u"mock"_s, u"big"_s}, {u"nobody"_s, u"x"_s}}},
        {.name = u"plain"_s, .target = {u"Mock"_s, u"text"_s}}};
    const auto lists = fallbacksByRule(settings);
    QCOMPARE(lists.value(u"mine"_s), (std::vector<RouteTarget>{{u"Mock"_s, u"big"_s}}));
    QVERIFY(!lists.contains(u"plain"_s)); // as by default
    QVERIFY(lists.contains(u"think"_s) && lists.value(u"think"_s).empty());
}

void TestRouter::leavesUnusableFallbacksOut()
{
    ProxyConfig settings = config();
    settings.providers[1].problem = u"the environment variable K is not set"_s;
    settings.fallback[u"default"_s] = {{u"Mock"_s, u"text"_s}, // the target itself
                                       {u"nobody"_s, u"x"_s},
                                       {u"Mock2"_s, u"x"_s},
                                       {u"MOCK"_s, u"big"_s},
                                       {u"Mock"_s, u"big"_s}};
    ChatRequest request;
    request.model = "x";
    const auto route = chooseRoute(request, settings, [] { return std::int64_t(1); });
    QCOMPARE(route->fallbacks, (std::vector<RouteTarget>{{u"Mock"_s, u"big"_s}}));
    QStringList said;
    for (const logging::RouteStep &step : route->steps)
        if (step.rule == "fallback") said.append(QString::fromStdString(step.reason.english()));
    QCOMPARE(said, (QStringList{u"nobody/x is left out: the provider is not configured"_s,
                                u"Mock2/x is left out: the environment variable K is not set"_s}));
}

void TestRouter::goesToTheFallbackOfAMisconfiguredProvider()
{
    ProxyConfig settings = config();
    settings.providers[0].problem = u"the environment variable K is not set"_s;
    settings.fallback[u"default"_s] = {{u"Mock2"_s, u"text"_s}, {u"Mock2"_s, u"big"_s}};
    ChatRequest request;
    request.model = "x";
    const auto route = chooseRoute(request, settings, [] { return std::int64_t(1); });
    QVERIFY(route.has_value());
    QCOMPARE(route->target, (RouteTarget{u"Mock2"_s, u"text"_s}));
    QCOMPARE(route->fallbacks, (std::vector<RouteTarget>{{u"Mock2"_s, u"big"_s}}));
    QVERIFY(route->sentence.english().find("Mock/text cannot be used: the environment variable K is not set") != std::string::npos);
}

void TestRouter::refusesAMisconfiguredProviderWithoutFallback()
{
    ProxyConfig settings = config();
    settings.providers[0].problem = u"the environment variable K is not set"_s;
    ChatRequest request;
    request.model = "x";
    const auto route = chooseRoute(request, settings, [] { return std::int64_t(1); });
    QVERIFY(!route);
    QCOMPARE(route.error().kind, ErrorKind::Unavailable);
    QCOMPARE(route.error().message,
             u"Provider \"Mock\" cannot be used: the environment variable K is not set. Correct it in config.json."_s);
    settings.providers[0].problem = u"the keychain has no entry \"K\"; store it"_s;
    settings.providers[0].lacksStoredKey = true;
    QCOMPARE(chooseRoute(request, settings, [] { return std::int64_t(1); }).error().message,
             u"Provider \"Mock\" cannot be used: the keychain has no entry \"K\"; store it."_s);
}

void TestRouter::movesImagesOutOfToolResults()
{
    ChatRequest request;
    request.model = "x";
    request.messages.push_back(
        {Role::User,
         {ToolResultPart{.toolCallId = "t", .content = {TextPart{"seen", {}}, ImagePart{.data = "AA=="}}}, TextPart{"what is it?", {}}}});
    const auto route = chooseRoute(request, config(), [] { return std::int64_t(1); });
    QVERIFY(route->changedPrompt);
    const auto &parts = request.messages.back().parts;
    QCOMPARE(parts.size(), std::size_t(3));
    const auto &result = std::get<ToolResultPart>(parts[0]);
    QVERIFY(std::holds_alternative<TextPart>(result.content[1]));
    QCOMPARE(std::get<ImagePart>(parts[2]).data, std::string("AA=="));
}

void TestRouter::usesTheImageAgentForAModelThatCannotSee_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("imageRoute");
    QTest::addColumn<bool>("kept");
    QTest::newRow("unknown model") << u"deepseek-chat"_s << true << false;
    QTest::newRow("model that sees") << u"Claude-Sonnet-4-5"_s << true << true;
    QTest::newRow("the image model itself") << u"img"_s << true << true;
    QTest::newRow("without Router.image nothing is known") << u"deepseek-chat"_s << false << true;
}

void TestRouter::usesTheImageAgentForAModelThatCannotSee()
{
    QFETCH(QString, model);
    QFETCH(bool, imageRoute);
    QFETCH(bool, kept);
    ProxyConfig settings = config();
    settings.router.defaultRoute.model = model;
    if (!imageRoute) settings.router.image = {};
    ChatRequest request;
    request.model = "x";
    request.messages.push_back({Role::User, {ImagePart{.data = "AA=="}, ToolResultPart{.toolCallId = "t", .content = {ImagePart{}}}}});
    request.messages.push_back({Role::Assistant, {TextPart{"nice", {}}}});
    request.messages.push_back({Role::User, {TextPart{"thanks", {}}}});
    const auto route = chooseRoute(request, settings, [] { return std::int64_t(1); });
    QCOMPARE(route->changedPrompt, !kept);
    QCOMPARE(route->imageAgent.has_value(), !kept);
    if (!kept) QCOMPARE(*route->imageAgent, settings.router.image);
    QCOMPARE(QString::fromStdString(route->steps.back().rule), kept ? u"default"_s : u"image"_s);
}

void TestRouter::usesTheImageAgentForEveryImageWhenForced()
{
    ProxyConfig settings = config();
    settings.forceUseImageAgent = true;
    ChatRequest request;
    request.model = "x";
    request.messages.push_back({Role::User, {ImagePart{}}});
    request.messages.push_back({Role::User, {TextPart{"thanks", {}}}});
    const auto route = chooseRoute(request, settings, [] { return std::int64_t(1); });
    QCOMPARE(route->rule, std::string("default"));
    QVERIFY(route->imageAgent.has_value());
    request.messages.push_back({Role::User, {ImagePart{}}}); // even a new one
    const auto next = chooseRoute(request, settings, [] { return std::int64_t(1); });
    QCOMPARE(next->rule, std::string("default"));
    QVERIFY(next->imageAgent.has_value());
    settings.router.defaultRoute = settings.router.image; // it sees by itself
    QVERIFY(!chooseRoute(request, settings, [] { return std::int64_t(1); })->imageAgent);
    settings.router.image = {};
    QVERIFY(!chooseRoute(request, settings, [] { return std::int64_t(1); })->imageAgent);
}

void TestRouter::countsTokens()
{
    QCOMPARE(countTokens(std::string_view("hello world")), std::int64_t(2));
    QCOMPARE(countTokens(std::string_view("")), std::int64_t(0));
    QVERIFY(countTokens(std::string_view("<|endoftext|>")) > 0);
    const std::int64_t lorem = countTokens(std::string_view("lorem ipsum dolor sit amet "));
    QVERIFY(lorem >= 4 && lorem <= 8);
    QVERIFY(countTokens(std::string_view("你好，世界")) >= 4);
}

QTEST_APPLESS_MAIN(TestRouter)
#include "tst_router.moc"
