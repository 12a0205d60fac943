#include "proxy/routing/route_rules.h"

#include <QTest>

using namespace ccr::proxy;
using namespace Qt::StringLiterals;

class TestRouteRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksEveryCondition_data();
    void asksEveryCondition();
    void countsLastAndOnlyIfAsked();
};

void TestRouteRules::asksEveryCondition_data()
{
    QTest::addColumn<RouteRule>("rule");
    QTest::addColumn<bool>("matches");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const RouteRule &rule, bool matches, const QString &reason) {
        QTest::newRow(name) << rule << matches << reason;
    };
    row("no condition", {}, true, u"it has no condition"_s);
    row("model", {.model = u"claude-*"_s}, true, u"model \"claude-sonnet\" matches \"claude-*\""_s);
    row("other model", {.model = u"gpt-*"_s}, false, u"model \"claude-sonnet\" does not match \"gpt-*\""_s);
    row("system", {.system = u"careful"_s}, true, u"the system prompt contains \"careful\""_s);
    row("other system", {.system = u"reckless"_s}, false, u"the system prompt does not contain \"reckless\""_s);
    row("tool", {.tool = u"mcp__*"_s}, true, u"tool \"mcp__search\" matches \"mcp__*\""_s);
    row("other tool", {.tool = u"Web*"_s}, false, u"no tool matches \"Web*\""_s);
    row("client", {.client = u"claude-cli/*"_s}, true, u"client \"claude-cli/2\" matches \"claude-cli/*\""_s);
    row("other client", {.client = u"curl*"_s}, false, u"client \"claude-cli/2\" does not match \"curl*\""_s);
    row("header", {.headers = {{u"X-Team"_s, u"blue"_s}}}, true, u"X-Team \"blue\" matches \"blue\""_s);
    row("absent header", {.headers = {{u"X-Other"_s, u"?*"_s}}}, false, u"X-Other \"\" does not match \"?*\""_s);
    row("over", {.tokensOver = 99}, true, u"100 > 99 tokens"_s);
    row("not over", {.tokensOver = 100}, false, u"100 <= 100 tokens"_s);
    row("under", {.tokensUnder = 101}, true, u"100 < 101 tokens"_s);
    row("not under", {.tokensUnder = 100}, false, u"100 >= 100 tokens"_s);
    row("thinking", {.thinking = true}, true, u"thinking is asked for"_s);
    row("no thinking", {.thinking = false}, false, u"thinking is asked for"_s);
    row("image", {.image = true}, false, u"there is no image"_s);
    row("stream", {.stream = false}, true, u"no stream is asked for"_s);
    row("all must hold", {.model = u"claude-*"_s, .stream = true}, false, u"no stream is asked for"_s);
    row("all hold", {.model = u"*"_s, .stream = false}, true, u"model \"claude-sonnet\" matches \"*\", no stream is asked for"_s);
}

void TestRouteRules::asksEveryCondition()
{
    QFETCH(RouteRule, rule);
    QFETCH(bool, matches);
    QFETCH(QString, reason);
    ChatRequest request;
    request.model = "claude-sonnet";
    request.system.push_back({"Be careful.", {}});
    request.tools.push_back({.name = "Read"});
    request.tools.push_back({.name = "mcp__search"});
    request.thinking = ThinkingMode::Adaptive;
    const HttpHeaders headers{{"User-Agent", "claude-cli/2"}, {"x-team", "blue"}};
    const std::function<std::int64_t()> count = [] { return std::int64_t(100); };
    const RuleVerdict verdict = askRule(rule, {.request = request, .headers = headers, .countTokens = count});
    QCOMPARE(verdict.matched, matches);
    QCOMPARE(QString::fromStdString(verdict.reason.english()), reason);
}

void TestRouteRules::countsLastAndOnlyIfAsked()
{
    ChatRequest request;
    request.model = "x";
    int counted = 0;
    const std::function<std::int64_t()> count = [&counted] { return ++counted, std::int64_t(5); };
    const RuleFacts facts{.request = request, .headers = {}, .countTokens = count};
    QVERIFY(!askRule({.model = u"y"_s, .tokensOver = 1}, facts).matched);
    QCOMPARE(counted, 0);
    QVERIFY(askRule({.model = u"x"_s, .tokensOver = 1, .tokensUnder = 6}, facts).matched);
    QCOMPARE(counted, 1);
}

QTEST_APPLESS_MAIN(TestRouteRules)
#include "tst_route_rules.moc"
