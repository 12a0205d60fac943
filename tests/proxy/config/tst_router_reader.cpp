#include "proxy/config/config_loader.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

QString environment(const QString &name)
{
    return name == "MODEL"_L1 ? u"b,m"_s : QString();
}

LoadedConfig load(const QByteArray &more)
{
    const auto loaded = parseConfig("{Providers:[{name:'A',api_base_url:'http://127.0.0.1/v1',models:['m1']},"
                                    "{name:'b',api_base_url:'http://127.0.0.1/v1'}],"
                                        + more + "}",
                                    u"config.json"_s, environment);
    if (!loaded) qWarning("%s", qPrintable(loaded.error().message));
    return loaded ? *loaded : LoadedConfig{};
}

RouteTarget target(const QString &provider, const QString &model)
{
    return {provider, model};
}

} // namespace

class TestRouterReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryRoute();
    void usesTheFirstModelWithoutARouter();
    void leavesOutRoutesToNobody();
    void readsFallbackLists();
    void readsRules();
    void leavesOutARuleToNobody();
    void readsRetryAndHealth();
    void readsRetryWithoutProviders();
};

void TestRouterReader::readsEveryRoute()
{
    const RouterConfig router = load("Router:{default:'a,x/y,z', background:'b/m', think:'$MODEL', longContext:' B , c ', webSearch:'b,d',"
                                     "image:'b,e', longContextThreshold:500, custom:''}")
                                    .config.router;
    QCOMPARE(router.defaultRoute, target(u"A"_s, u"x/y,z"_s));
    QCOMPARE(router.background, target(u"b"_s, u"m"_s));
    QCOMPARE(router.think, target(u"b"_s, u"m"_s));
    QCOMPARE(router.longContext, target(u"b"_s, u"c"_s));
    QCOMPARE(router.webSearch, target(u"b"_s, u"d"_s));
    QCOMPARE(router.image, target(u"b"_s, u"e"_s));
    QCOMPARE(router.longContextThreshold, 500);
    QCOMPARE(load("Router:{longContextThreshold:0}").config.router.longContextThreshold, 60000);
}

void TestRouterReader::usesTheFirstModelWithoutARouter()
{
    QCOMPARE(load("x:1").config.router.defaultRoute, target(u"A"_s, u"m1"_s));
    const auto skipped = parseConfig("{Providers:[{name:'broken',models:['m']},{name:'ok',api_base_url:'http://127.0.0.1',models:['n']}]}",
                                     u"c"_s, environment);
    QCOMPARE(skipped->config.router.defaultRoute, target(u"ok"_s, u"n"_s));
}

void TestRouterReader::leavesOutRoutesToNobody()
{
    const RouterConfig router = load("Router:{default:'nobody,m', think:'nobody,m', background:'text'}").config.router;
    QCOMPARE(router.defaultRoute, target(u"nobody"_s, u"m"_s)); // answers 404 and names the providers
    QVERIFY(!router.think.isSet());
    QVERIFY(!router.background.isSet());
}

void TestRouterReader::readsFallbackLists()
{
    const LoadedConfig loaded = load("Router:{default:'a,m1'}, fallback:{default:['b,x','nobody,y','A,z'], think:'b,only', image:[]}");
    const auto &fallback = loaded.config.fallback;
    QCOMPARE(fallback.value(u"default"_s), (std::vector<RouteTarget>{target(u"b"_s, u"x"_s), target(u"A"_s, u"z"_s)}));
    QCOMPARE(fallback.value(u"think"_s), std::vector<RouteTarget>{target(u"b"_s, u"only"_s)});
    QVERIFY(!fallback.contains(u"image"_s));
    QCOMPARE(loaded.notices.size(), std::size_t(1));
    QCOMPARE(loaded.notices.front().pointer, u"/fallback/default"_s);
}

void TestRouterReader::readsRules()
{
    const RouterConfig router = load("Router:{rules:[{name:'night', when:{model:'*opus*', system:'Plan', tool:'mcp__*', client:'curl*',"
                                     "headers:{'X-Team':'red'}, tokensOver:10, tokensUnder:20, thinking:true, image:false, stream:true},"
                                     "route:'b,m', fallback:['A,n']}, {route:'A,x'}]}")
                                    .config.router;
    QCOMPARE(router.rules.size(), std::size_t(2));
    const RouteRule &rule = router.rules.front();
    QCOMPARE(rule.name, u"night"_s);
    QCOMPARE(rule.model, u"*opus*"_s);
    QCOMPARE(rule.system, u"Plan"_s);
    QCOMPARE(rule.tool, u"mcp__*"_s);
    QCOMPARE(rule.client, u"curl*"_s);
    QCOMPARE(rule.headers.value(u"X-Team"_s), u"red"_s);
    QCOMPARE(rule.tokensOver, std::optional<std::int64_t>(10));
    QCOMPARE(rule.tokensUnder, std::optional<std::int64_t>(20));
    QCOMPARE(rule.thinking, std::optional(true));
    QCOMPARE(rule.image, std::optional(false));
    QCOMPARE(rule.stream, std::optional(true));
    QCOMPARE(rule.target, target(u"b"_s, u"m"_s));
    QCOMPARE(rule.fallback, std::vector<RouteTarget>{target(u"A"_s, u"n"_s)});
    QCOMPARE(router.rules.back().name, u"rule 2"_s);
    QVERIFY(!router.rules.back().thinking);
    QVERIFY(!router.rules.back().tokensOver);
}

void TestRouterReader::leavesOutARuleToNobody()
{
    const LoadedConfig loaded = load("Router:{default:'A,m1', rules:[{when:{modle:'x'}, route:'nobody,m'}]}");
    QVERIFY(loaded.config.router.rules.empty());
    QCOMPARE(loaded.notices.size(), std::size_t(2));
    QCOMPARE(loaded.notices[0].pointer, u"/Router/rules/0/when/modle"_s);
    QVERIFY(loaded.notices[0].message.contains("\"model\""_L1));
    QCOMPARE(loaded.notices[1].pointer, u"/Router/rules/0/route"_s);
}

void TestRouterReader::readsRetryAndHealth()
{
    const ProxyConfig config = load("Router:{retry:{attemptsPerTarget:3, firstDelayMs:10, longestDelayMs:100},"
                                    "health:{failuresToOpen:2, openForMs:50}}")
                                   .config;
    QCOMPARE(config.retry.attemptsPerTarget, 3);
    QCOMPARE(config.retry.firstDelay.count(), 10);
    QCOMPARE(config.retry.longestDelay.count(), 100);
    QCOMPARE(config.health.failuresToOpen, 2);
    QCOMPARE(config.health.openFor.count(), 50);
}

void TestRouterReader::readsRetryWithoutProviders()
{
    QCOMPARE(parseConfig("{Router:{retry:{attemptsPerTarget:1}}}", u"c"_s, environment)->config.retry.attemptsPerTarget, 1);
}

QTEST_APPLESS_MAIN(TestRouterReader)
#include "tst_router_reader.moc"
