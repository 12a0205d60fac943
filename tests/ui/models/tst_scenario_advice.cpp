#include "ui/models/scenario_advice.h"

#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

/// Which models are proposed for the scenarios, by their names.
class TestScenarioAdvice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void advises_data();
    void advises();
};

void TestScenarioAdvice::advises_data()
{
    QTest::addColumn<QStringList>("models"); ///< of one provider
    QTest::addColumn<QString>("router");
    QTest::addColumn<QStringList>("advice"); ///< default, background, think, longContext, webSearch, image
    const QString none;
    QTest::newRow("nothing to choose from") << QStringList() << none << QStringList{none, none, none, none, none, none};
    QTest::newRow("one model") << QStringList{u"deepseek-chat"_s} << none
                               << QStringList{u"deepseek-chat First"_s, none, none, none, none, none};
    QTest::newRow("a family") << QStringList{u"claude-sonnet-4-5"_s, u"claude-opus-4-5"_s, u"claude-haiku-4-5"_s} << none
                              << QStringList{
                                     u"claude-sonnet-4-5 First"_s, u"claude-haiku-4-5 Small"_s, u"claude-opus-4-5 Reasoning"_s, none, none,
                                     u"claude-opus-4-5 Sees"_s};
    QTest::newRow("several vendors")
        << QStringList{u"gpt-5"_s, u"GLM-4.5-Air"_s, u"o3"_s, u"gemini-2.5-pro"_s} << none
        << QStringList{u"gpt-5 First"_s,        u"GLM-4.5-Air Small"_s, u"o3 Reasoning"_s, u"gemini-2.5-pro Large"_s, none,
                       u"gemini-2.5-pro Sees"_s};
    QTest::newRow("what is set stays") << QStringList{u"a"_s, u"b-mini"_s} << u"default: 'p,b-mini', webSearch: 'q,x'"_s
                                       << QStringList{u"b-mini Kept"_s, none, none, none, u"x Kept"_s, none};
}

void TestScenarioAdvice::advises()
{
    QFETCH(QStringList, models);
    QFETCH(QString, router);
    const QString list = models.isEmpty() ? QString() : u"'"_s + models.join(u"','"_s) + u"'"_s;
    const Result<Json5Value> root = parseJson5(u"{Providers: [{name: 'p', models: [%1]}], Router: {%2}}"_s.arg(list, router));
    QVERIFY(root);
    const auto word = [](ScenarioAdvice::Why why) {
        constexpr const char16_t *words[] = {u"Kept", u"First", u"Small", u"Reasoning", u"Large", u"Sees", u""};
        return QString::fromUtf16(words[static_cast<int>(why)]);
    };
    QStringList found;
    QStringList scenarios;
    for (const ScenarioAdvice &advice : adviseScenarios(*root)) {
        scenarios.append(advice.scenario);
        found.append(advice.target.isEmpty() ? QString() : advice.target.section(u',', 1) + u' ' + word(advice.why));
        QCOMPARE(advice.target.isEmpty(), advice.why == ScenarioAdvice::Why::None);
    }
    QCOMPARE(scenarios, (QStringList{u"default"_s, u"background"_s, u"think"_s, u"longContext"_s, u"webSearch"_s, u"image"_s}));
    QTEST(found, "advice");
}

QTEST_APPLESS_MAIN(TestScenarioAdvice)
#include "tst_scenario_advice.moc"
