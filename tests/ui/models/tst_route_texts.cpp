#include "ui/models/route_texts.h"

#include "proxy/routing/route_rules.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

bool isChinese(const QString &text)
{
    static const QRegularExpression han(u"[\\x{4e00}-\\x{9fff}]"_s);
    static const QRegularExpression words(u"[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}"_s); // a piece of an English sentence
    return text.contains(han) && !text.contains(words);
}

} // namespace

class TestRouteTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void translatesReasons_data();
    void translatesReasons();
    void knowsWhatRulesSay_data();
    void knowsWhatRulesSay();
    void translatesSentences_data();
    void translatesSentences();
    void keepsWhatItDoesNotKnow();

private:
    QTranslator m_chinese;
};

void TestRouteTexts::initTestCase()
{
    QVERIFY(m_chinese.load(u":/i18n/ccr_zh_CN.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&m_chinese));
}

void TestRouteTexts::translatesReasons_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QStringList>("values"); // that must survive
    const auto row = [](const char *said, const QStringList &values) { QTest::newRow(said) << QString::fromUtf8(said) << values; };
    row("not set", {});
    row("no other rule matched", {});
    row("the session's last request took 70000 > 60000 tokens, and this one has 20001 > 20000", {u"70000"_s, u"20001"_s});
    row("the tag \"glm\" is not \"provider,model\"", {u"glm"_s});
    row("the tag \"x,y\" names no configured provider; there are: a, b", {u"x,y"_s, u"a, b"_s});
    row("forceUseImageAgent is set: the image agent serves this conversation", {});
    row("the custom router said \"p,m\"", {u"p,m"_s});
    row("the custom router left it to the rules", {});
    row("the custom router left it to the rules and changed the request", {});
    row("the custom router failed: boom", {u"boom"_s});
    row("not asked for 12 s after repeated failures; the last: boom", {u"12"_s, u"boom"_s});
    row("the routes of /home/u/p hold", {u"/home/u/p"_s});
    row("p/m is left out: the provider is not configured", {u"p/m"_s});
    row("p/m comes first; q/n cannot be used: disabled", {u"p/m"_s, u"q/n"_s, u"已停用"_s});
    row("deepseek failed several times in a row and is left alone for a while", {u"deepseek"_s});
    row("the model of req_1 asked about Image #1, #2", {u"req_1"_s, u"Image #1, #2"_s});
    row("model \"a, b\" matches \"a*\", client \"c\" matches \"%1*\", 12 > 10 tokens", {u"a, b"_s, u"%1*"_s, u"12"_s, u"10"_s});
    row("x-project \"alpha\" does not match \"beta*\"", {u"x-project"_s, u"alpha"_s, u"beta*"_s});
}

void TestRouteTexts::translatesReasons()
{
    QFETCH(QString, said);
    QFETCH(QStringList, values);
    const QString text = stepReasonText(said.toStdString());
    QVERIFY2(isChinese(text), qPrintable(text));
    for (const QString &value : values) QVERIFY2(text.contains(value), qPrintable(text));
}

void TestRouteTexts::knowsWhatRulesSay_data()
{
    QTest::addColumn<int>("condition");
    for (int i = 0; i < 9; ++i) QTest::addRow("condition %d", i) << i;
}

// Asks the router itself, so that another wording of it is noticed here.
void TestRouteTexts::knowsWhatRulesSay()
{
    QFETCH(int, condition);
    proxy::ChatRequest request;
    request.model = "claude-x";
    request.tools.push_back({});
    request.tools.back().name = "Bash";
    request.system.push_back({});
    request.system.back().text = "You are terse.";
    const proxy::HttpHeaders headers{{"user-agent", "claude-cli/2"}, {"x-team", "blue"}};
    const std::function<std::int64_t()> count = [] { return 500; };
    for (const bool holds : {true, false}) {
        proxy::RouteRule rule;
        switch (condition) {
        case 0: rule.model = holds ? u"claude*"_s : u"gpt*"_s; break;
        case 1: rule.client = holds ? u"claude-cli*"_s : u"codex*"_s; break;
        case 2: rule.headers = {{u"x-team"_s, holds ? u"b*"_s : u"red"_s}}; break;
        case 3: rule.stream = !holds; break;
        case 4: rule.thinking = !holds; break;
        case 5: rule.image = !holds; break;
        case 6: rule.tool = holds ? u"Bash"_s : u"mcp*"_s; break;
        case 7: rule.system = holds ? u"terse"_s : u"verbose"_s; break;
        default: rule.tokensOver = holds ? 100 : 1000; break;
        }
        const proxy::RuleVerdict verdict = askRule(rule, {.request = request, .headers = headers, .countTokens = count});
        QCOMPARE(verdict.matched, holds);
        const QString text = stepReasonText(verdict.reason);
        QVERIFY2(text != QString::fromStdString(verdict.reason), verdict.reason.c_str());
        if (condition != 8) QVERIFY2(isChinese(text), qPrintable(text));
    }
}

void TestRouteTexts::translatesSentences_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("text");
    QTest::newRow("built in") << u"Went to p/m because no other rule matched (rule default)."_s << u"default"_s
                              << u"转到 p/m，因为没有其他规则匹配（规则：默认）。"_s;
    QTest::newRow("the user's own") << u"Went to p/m because model \"gpt-5\" matches \"gpt*\", 12 > 10 tokens (rule my (own) rule)."_s
                                    << u"my (own) rule"_s
                                    << u"转到 p/m，因为模型“gpt-5”与“gpt*”匹配；12 > 10 Token（规则：my (own) rule）。"_s;
    QTest::newRow("with a detour")
        << u"Went to q/n because thinking is enabled (rule think); p/m cannot be used: $KEY is not set; set it."_s << u"think"_s
        << u"转到 q/n，因为思考已开启（规则：思考）。另外：p/m 不可用：$KEY is not set; set it。"_s;
    QTest::newRow("after a failure")
        << u"Went to q/n after p/m failed (503); p/m came first because no other rule matched (rule default)."_s << u"default"_s
        << u"p/m 失败（503），因此转到 q/n；原定 p/m，因为没有其他规则匹配（规则：默认）。"_s;
    QTest::newRow("after several, with a detour")
        << u"Went to q/n after p/m was left out (its circuit is open) and r/o failed (refused); p/m came first because thinking is enabled "
           "(rule think); p/m cannot be used: no."_s
        << u"think"_s
        << u"p/m 已熔断，暂不使用；r/o 失败（refused），因此转到 q/n；原定 p/m，因为思考已开启（规则：思考）。另外：p/m 不可用：no。"_s;
}

void TestRouteTexts::translatesSentences()
{
    QFETCH(QString, sentence);
    QFETCH(QString, rule);
    QFETCH(QString, text);
    QCOMPARE(routeSentenceText(sentence.toStdString(), rule.toStdString()), text);
}

void TestRouteTexts::keepsWhatItDoesNotKnow()
{
    QCOMPARE(stepReasonText("because of the moon"), u"because of the moon"_s);
    QCOMPARE(routeSentenceText("It was a dark night.", "default"), u"It was a dark night."_s);
    QCOMPARE(routeSentenceText("", ""), QString());
}

QTEST_GUILESS_MAIN(TestRouteTexts)
#include "tst_route_texts.moc"
