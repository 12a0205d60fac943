#include "ui/models/route_draft.h"

#include "tests/support/json_values.h"

#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using ccr::test::parsed;
using ccr::test::written;
using namespace Qt::StringLiterals;

class TestRouteDraft : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void setsScenarios_data();
    void setsScenarios();
    void knowsTheThreshold_data();
    void knowsTheThreshold();
    void readsARule();
    void writesARule_data();
    void writesARule();
    void setsFallbacks_data();
    void setsFallbacks();
    void listsTargets_data();
    void listsTargets();
    void showsTargets_data();
    void showsTargets();
};

void TestRouteDraft::setsScenarios_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("after");
    QTest::newRow("no router yet") << u"{}"_s << u"a,b"_s << uR"({"Router":{"think":"a,b"}})"_s;
    QTest::newRow("another target") << u"{Router: {think: 'x,y', default: 'd,d'}}"_s << u"a,b"_s
                                    << uR"({"Router":{"think":"a,b","default":"d,d"}})"_s;
    QTest::newRow("none any more") << u"{Router: {think: 'x,y', default: 'd,d'}}"_s << QString() << uR"({"Router":{"default":"d,d"}})"_s;
    QTest::newRow("none, and no router") << u"{PORT: 1}"_s << QString() << uR"({"PORT":1})"_s;
}

void TestRouteDraft::setsScenarios()
{
    QFETCH(QString, before);
    QFETCH(QString, target);
    Json5Value root = parsed(before);
    setScenarioTarget(root, u"think"_s, target);
    QTEST(written(root), "after");
    QCOMPARE(scenarioTarget(root, u"think"_s), target);
}

void TestRouteDraft::knowsTheThreshold_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("known");
    QTest::addColumn<QString>("after"); ///< with 70000 set
    const QString set = uR"({"Router":{"longContextThreshold":70000}})"_s;
    QTest::newRow("no router") << u"{}"_s << 60000 << set;
    QTest::newRow("a number") << u"{Router: {longContextThreshold: 500}}"_s << 500 << set;
    QTest::newRow("a text") << u"{Router: {longContextThreshold: '800'}}"_s << 800 << set;
    QTest::newRow("0") << u"{Router: {longContextThreshold: 0}}"_s << 60000 << set;
    QTest::newRow("the same") << u"{Router: {longContextThreshold: 70000}}"_s << 70000 << set;
}

void TestRouteDraft::knowsTheThreshold()
{
    QFETCH(QString, before);
    Json5Value root = parsed(before);
    QTEST(longContextThreshold(root), "known");
    setLongContextThreshold(root, longContextThreshold(root)); // what is the default need not be written
    QCOMPARE(written(root), written(parsed(before)));
    setLongContextThreshold(root, 70000);
    QTEST(written(root), "after");
}

void TestRouteDraft::readsARule()
{
    const QList<RuleDraft> rules =
        rulesOf(parsed(u"{Router: {rules: [{name: 'big', when: {model: '*opus*', system: 's', tool: 't*', client: 'c*', "
                       "headers: {'x-team': 'a*'}, tokensOver: 5, tokensUnder: '9', thinking: true, image: false, "
                       "stream: true}, route: 'a,b', fallback: ['c,d', 'e,f'], disabled: true}, 7, {route: 'x,y'}]}}"_s));
    QCOMPARE(rules.size(), 2); // what is no object is no rule
    const RuleDraft &rule = rules.first();
    QCOMPARE(rule.name, u"big"_s);
    QVERIFY(!rule.isEnabled);
    QCOMPARE(rule.model, u"*opus*"_s);
    QCOMPARE(rule.headers.value(u"x-team"_s), u"a*"_s);
    QVERIFY(rule.tokensOver == 5 && rule.tokensUnder == 9);
    QVERIFY(rule.thinking == true && rule.image == false && rule.stream == true);
    QCOMPARE(rule.target, u"a,b"_s);
    QCOMPARE(rule.fallback, (QStringList{u"c,d"_s, u"e,f"_s}));
    QCOMPARE(rules.last().name, u"rule 2"_s);
    QVERIFY(rules.last().isEnabled && !rules.last().thinking);
}

void TestRouteDraft::writesARule_data()
{
    QTest::addColumn<RuleDraft>("rule");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, RuleDraft rule, const QString &text) { QTest::newRow(name) << rule << text; };
    row("empty", {.name = u"a"_s, .target = u"p,m"_s}, uR"({"name":"a","when":{},"route":"p,m"})"_s);
    row("everything",
        {.name = u"a"_s,
         .isEnabled = false,
         .model = u"m"_s,
         .headers = {{u"h"_s, u"v"_s}},
         .tokensOver = 5,
         .thinking = false,
         .target = u"p,m"_s,
         .fallback = {u"q,n"_s}},
        uR"({"name":"a","when":{"model":"m","headers":{"h":"v"},"tokensOver":5,"thinking":false},"route":"p,m","fallback":["q,n"],"disabled":true})"_s);
    row("what is unknown stays",
        {.name = u"a"_s, .target = u"p,m"_s, .source = parsed(u"{name: 'old', mine: 1, when: {also: 2, model: 'gone'}}"_s)},
        uR"({"name":"a","mine":1,"when":{"also":2},"route":"p,m"})"_s);
}

void TestRouteDraft::writesARule()
{
    QFETCH(RuleDraft, rule);
    QFETCH(QString, text);
    Json5Value root = parsed(u"{}"_s);
    setRules(root, {rule});
    QCOMPARE(written(root), uR"({"Router":{"rules":[)"_s + text + u"]}}"_s);
    setRules(root, rulesOf(root)); // as it was
    QCOMPARE(written(root), uR"({"Router":{"rules":[)"_s + text + u"]}}"_s);
    setRules(root, {});
    QCOMPARE(written(root), uR"({"Router":{}})"_s);
}

void TestRouteDraft::setsFallbacks_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QStringList>("targets");
    QTest::addColumn<QString>("after");
    QTest::newRow("the first") << u"{}"_s << QStringList{u"a,b"_s} << uR"({"fallback":{"think":["a,b"]}})"_s;
    QTest::newRow("beside another") << u"{fallback: {default: 'x,y', think: ['a,b']}}"_s << QStringList{u"c,d"_s, u"e,f"_s}
                                    << uR"({"fallback":{"default":"x,y","think":["c,d","e,f"]}})"_s;
    QTest::newRow("none, of two lists") << u"{fallback: {default: 'x,y', think: ['a,b']}}"_s << QStringList()
                                        << uR"({"fallback":{"default":"x,y"}})"_s;
    QTest::newRow("none, of one list") << u"{fallback: {think: ['a,b']}}"_s << QStringList() << u"{}"_s;
    QTest::newRow("none of none") << u"{}"_s << QStringList() << u"{}"_s;
}

void TestRouteDraft::setsFallbacks()
{
    QFETCH(QString, before);
    QFETCH(QStringList, targets);
    Json5Value root = parsed(before);
    setFallback(root, u"think"_s, targets);
    QTEST(written(root), "after");
    QCOMPARE(fallbackOf(root, u"think"_s), targets);
}

void TestRouteDraft::listsTargets_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<QStringList>("targets");
    QTest::newRow("none") << u"{}"_s << QStringList();
    QTest::newRow("in order") << u"{Providers: [{name: 'b', models: ['2', '1']}, {name: 'a', models: ['x/y:z']}]}"_s
                              << QStringList{u"b,2"_s, u"b,1"_s, u"a,x/y:z"_s};
    QTest::newRow("without the disabled")
        << u"{providers: [{name: 'b', models: ['1'], disabled: true}, {name: ' a ', models: ['1']}, {models: ['2']}]}"_s
        << QStringList{u"a,1"_s};
}

void TestRouteDraft::listsTargets()
{
    QFETCH(QString, config);
    QTEST(routeTargets(parsed(config)), "targets");
}

void TestRouteDraft::showsTargets_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("shown");
    QTest::newRow("usual") << u"deepseek, deepseek-chat"_s << u"deepseek-chat · deepseek"_s;
    QTest::newRow("a comma in the model") << u"p,a,b"_s << u"a,b · p"_s;
    QTest::newRow("something else") << u"Refused"_s << u"Refused"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestRouteDraft::showsTargets()
{
    QFETCH(QString, target);
    QTEST(shownTarget(target), "shown");
}

QTEST_APPLESS_MAIN(TestRouteDraft)
#include "tst_route_draft.moc"
