#include "ui/models/highlight_rules.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr::ui;
using namespace Qt::StringLiterals;
using Action = HighlightRule::Action;

class TestHighlightRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void firstRuleWins();
    void coloursOnlyTheCapture();
    void takesTextsAsTheyAre();
    void leavesOutWhatCannotBeUsed();
    void tellsWhatToDo();
    void areKept();

private:
    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
};

void TestHighlightRules::init()
{
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"rules.ini"_s), QSettings::IniFormat);
    m_settings->clear();
}

void TestHighlightRules::firstRuleWins()
{
    HighlightRules rules(*m_settings);
    rules.setRules({{.pattern = u"error"_s, .colour = 3}, {.pattern = u"an error"_s, .colour = 4}});
    QCOMPARE(rules.hitsIn(u"here is an ERROR"_s).lineColour, 3);
    QCOMPARE(rules.hitsIn(u"nothing"_s).lineColour, -1);
    rules.setRules({rules.rules().at(1), rules.rules().at(0)});
    QCOMPARE(rules.hitsIn(u"here is an ERROR"_s).lineColour, 4);
}

void TestHighlightRules::coloursOnlyTheCapture()
{
    HighlightRules rules(*m_settings);
    rules.setRules({{.pattern = u"status=(\\d+)"_s, .isRegex = true, .isWholeLine = false, .colour = 1},
                    {.pattern = u"429"_s, .isWholeLine = false, .colour = 2}});
    const HighlightRules::Hits hits = rules.hitsIn(u"status=429 then status=200 and 429"_s);
    QCOMPARE(hits.lineColour, -1);
    QCOMPARE(hits.pieces.size(), 3);
    QCOMPARE(hits.pieces.at(0).begin, 7);
    QCOMPARE(hits.pieces.at(0).length, 3);
    QCOMPARE(hits.pieces.at(1).begin, 23);
    QCOMPARE(hits.pieces.at(2).begin, 31); // the first 429 is taken already
    QCOMPARE(hits.pieces.at(2).colour, 2);
}

void TestHighlightRules::takesTextsAsTheyAre()
{
    HighlightRules rules(*m_settings);
    rules.setRules({{.pattern = u"a.b(c"_s, .colour = 5}});
    QCOMPARE(rules.hitsIn(u"x A.B(C y"_s).lineColour, 5);
    QCOMPARE(rules.hitsIn(u"x a-b(c y"_s).lineColour, -1);
}

void TestHighlightRules::leavesOutWhatCannotBeUsed()
{
    HighlightRules rules(*m_settings);
    rules.setRules({{.pattern = u"(open"_s, .isRegex = true, .colour = 1},
                    {.pattern = {}, .colour = 2},
                    {.pattern = u"open"_s, .colour = 3, .isEnabled = false},
                    {.pattern = u"open"_s, .colour = 4}});
    QCOMPARE(rules.hitsIn(u"(open"_s).lineColour, 4);
    QVERIFY(rules.rules().at(0).problem().contains(u"6"_s)); // where it cannot be read
    QVERIFY(!rules.rules().at(1).problem().isEmpty());
    QVERIFY(rules.rules().at(3).problem().isEmpty());
}

void TestHighlightRules::tellsWhatToDo()
{
    HighlightRules rules(*m_settings);
    QVERIFY(!rules.hasActions());
    rules.setRules(
        {{.pattern = u"one"_s}, {.pattern = u"two"_s, .action = Action::Notify}, {.pattern = u"tw"_s, .action = Action::StopFollowing}});
    QVERIFY(rules.hasActions());
    QVERIFY(!rules.actionFor(u"one"_s));
    QCOMPARE(rules.actionFor(u"one two"_s)->action, Action::Notify);
    QCOMPARE(rules.actionFor(u"twelve"_s)->action, Action::StopFollowing);
}

void TestHighlightRules::areKept()
{
    const QList<HighlightRule> wanted{{.pattern = u"额度, \"x\""_s, .colour = 8, .action = Action::Notify},
                                      {.pattern = u"(a|b)"_s, .isRegex = true, .isWholeLine = false, .colour = 2, .isEnabled = false}};
    {
        HighlightRules rules(*m_settings);
        QSignalSpy changed(&rules, &HighlightRules::changed);
        rules.setRules(wanted);
        rules.setRules(wanted);
        QCOMPARE(changed.size(), 1);
    }
    HighlightRules again(*m_settings);
    QVERIFY(again.rules() == wanted);
    again.setRules({});
    QVERIFY(HighlightRules(*m_settings).rules().isEmpty());
}

QTEST_GUILESS_MAIN(TestHighlightRules)
#include "tst_highlight_rules.moc"
