#include "ui/models/line_diff.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

using Kind = DiffLine::Kind;

QStringList side(const LineDiff &diff, Kind own)
{
    QStringList lines;
    for (const DiffLine &line : diff.lines)
        if (line.kind == Kind::Same || line.kind == own) lines.append(line.text);
    return lines;
}

QString shape(const LineDiff &diff)
{
    QString text;
    for (const DiffLine &line : diff.lines) {
        if (line.kind == Kind::Skipped) text += u'~' + QString::number(line.skipped) + u' ';
        if (line.kind == Kind::Same) text += u'=' + line.text + u' ';
        if (line.kind == Kind::Added) text += u'+' + line.text + u' ';
        if (line.kind == Kind::Removed) text += u'-' + line.text + u' ';
    }
    return text.trimmed();
}

} // namespace

class TestLineDiff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsChanges_data();
    void findsChanges();
    void keepsSomeContext_data();
    void keepsSomeContext();
    void givesBackBothSides();
    void isShortWhereItCan();
    void isQuickWithLargeTexts();
};

void TestLineDiff::findsChanges_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << u""_s << u""_s << u""_s;
    QTest::newRow("equal") << u"a b"_s << u"a b"_s << u"=a =b"_s;
    QTest::newRow("grown at the end") << u"a b"_s << u"a b c"_s << u"=a =b +c"_s;
    QTest::newRow("grown at the beginning") << u"a b"_s << u"x a b"_s << u"+x =a =b"_s;
    QTest::newRow("changed") << u"a b c"_s << u"a x c"_s << u"=a -b +x =c"_s;
    QTest::newRow("all new") << u"a"_s << u"b"_s << u"-a +b"_s;
    QTest::newRow("gone") << u"a b"_s << u""_s << u"-a -b"_s;
    QTest::newRow("repeated lines") << u"a a a"_s << u"a a"_s << u"=a =a -a"_s;
    QTest::newRow("moved") << u"a b c d e"_s << u"b c d e a"_s << u"-a =b =c =d =e +a"_s;
}

void TestLineDiff::findsChanges()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, expected);
    const LineDiff diff = diffLines(before.split(u' ', Qt::SkipEmptyParts), after.split(u' ', Qt::SkipEmptyParts), -1);
    QCOMPARE(shape(diff), expected);
    QCOMPARE(diff.isEqual(), !expected.contains(u'+') && !expected.contains(u'-'));
    QCOMPARE(diff.added, expected.count(u'+'));
    QCOMPARE(diff.removed, expected.count(u'-'));
}

void TestLineDiff::keepsSomeContext_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("far from the ends") << u"1 2 3 4 5 6 7 8 9"_s << u"1 2 3 4 x 6 7 8 9"_s << u"~3 =4 -5 +x =6 ~3"_s;
    QTest::newRow("one line is not worth it") << u"1 2 3"_s << u"1 2 x"_s << u"=1 =2 -3 +x"_s;
    QTest::newRow("between two changes") << u"a 2 3 4 5 6 b"_s << u"x 2 3 4 5 6 y"_s << u"-a +x =2 ~3 =6 -b +y"_s;
    QTest::newRow("all the same") << u"1 2 3 4"_s << u"1 2 3 4"_s << u"~4"_s;
}

void TestLineDiff::keepsSomeContext()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, expected);
    QCOMPARE(shape(diffLines(before.split(u' '), after.split(u' '), 1)), expected);
    QCOMPARE(diffLines(before.split(u' '), after.split(u' '), 1).firstChange,
             diffLines(before.split(u' '), after.split(u' '), -1).firstChange);
}

void TestLineDiff::givesBackBothSides()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 500; ++round) {
        QStringList before;
        QStringList after;
        const int words = 1 + random.bounded(12);
        for (int i = random.bounded(30); i > 0; --i) before.append(QString::number(random.bounded(words)));
        for (int i = random.bounded(30); i > 0; --i) after.append(QString::number(random.bounded(words)));
        const LineDiff diff = diffLines(before, after, -1);
        QCOMPARE(side(diff, Kind::Removed), before);
        QCOMPARE(side(diff, Kind::Added), after);
    }
}

void TestLineDiff::isShortWhereItCan()
{
    QStringList before;
    for (int i = 0; i < 200; ++i) before.append(i % 2 ? u"}"_s : u"line %1"_s.arg(i));
    QStringList after = before;
    after.insert(100, u"new"_s);
    after[20] = u"other"_s;
    after.removeAt(150);
    const LineDiff diff = diffLines(before, after, -1);
    QCOMPARE(diff.added, 2);
    QCOMPARE(diff.removed, 2);
    QCOMPARE(diff.firstChange, 20);
}

void TestLineDiff::isQuickWithLargeTexts()
{
    QStringList before;
    for (int i = 0; i < 200'000; ++i) before.append(i % 3 ? u"  },"_s : u"  \"value %1\""_s.arg(i));
    QStringList after = before;
    for (int i = 0; i < 200'000; i += 1000) after[i] = u"changed %1"_s.arg(i);
    QElapsedTimer timer;
    timer.start();
    const LineDiff diff = diffLines(before, after);
    QCOMPARE(diff.added, 200);
    QCOMPARE(diff.removed, 200);
    QStringList strange;
    for (int i = 0; i < 100'000; ++i) strange.append(u"  },"_s);
    QVERIFY(!diffLines(before, strange).isEqual()); // with nothing to hold on to
    QVERIFY2(timer.elapsed() < 20'000, "it takes quadratic time");
}

QTEST_GUILESS_MAIN(TestLineDiff)
#include "tst_line_diff.moc"
