#include "ui/models/fuzzy_match.h"

#include <QTest>

using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fits_data();
    void fits();
    void prefers_data();
    void prefers();
};

void TestFuzzyMatch::fits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("nothing typed") << u""_s << u"Start"_s << true;
    QTest::newRow("whole") << u"start"_s << u"Start"_s << true;
    QTest::newRow("starts of words") << u"str"_s << u"Send a test request"_s << true;
    QTest::newRow("spaces do not matter") << u"copy url"_s << u"Copy base URL"_s << true;
    QTest::newRow("wrong order") << u"ba"_s << u"ab"_s << false;
    QTest::newRow("missing letter") << u"stopx"_s << u"Stop"_s << false;
    QTest::newRow("Chinese") << u"复址"_s << u"复制基础网址"_s << true;
    QTest::newRow("empty text") << u"a"_s << u""_s << false;
}

void TestFuzzyMatch::fits()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(bool, expected);
    QCOMPARE(fuzzyScore(typed, text).has_value(), expected);
}

void TestFuzzyMatch::prefers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("start of the text") << u"co"_s << u"Copy"_s << u"Record"_s;
    QTest::newRow("starts of words") << u"nf"_s << u"Next failure"_s << u"Unfollow"_s;
    QTest::newRow("neighbours") << u"log"_s << u"Log stream"_s << u"Load original"_s;
}

void TestFuzzyMatch::prefers()
{
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY(fuzzyScore(typed, better).value() > fuzzyScore(typed, worse).value_or(-1000));
}

QTEST_APPLESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzy_match.moc"
