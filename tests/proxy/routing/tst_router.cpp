#include "proxy/dialect/dialect.h"
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
    void namesTheProvidersWhenOneIsUnknown();
    void countsOnlyWhenARuleNeedsIt();
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
    ChatRequest request;
    request.model = "x";
    request.system.push_back({"before <CCR-SUBAGENT-MODEL>Mock,sub</CCR-SUBAGENT-MODEL>\nafter", {}});
    const auto route = chooseRoute(request, config(), [] { return std::int64_t(501); });
    QVERIFY(route->changedPrompt);
    QCOMPARE(request.system.front().text, std::string("before after"));
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
    QCOMPARE(route->steps[2].reason, std::string("18 <= 500 tokens"));
    QVERIFY(route->steps.back().matched);
    QVERIFY(QString::fromStdString(route->sentence).contains("Mock/text"_L1));
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
