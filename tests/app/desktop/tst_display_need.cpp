#include "app/desktop/display_need.h"

#include <QTest>

using namespace ccr::app;
using namespace Qt::StringLiterals;

class TestDisplayNeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatIsOnlyTold_data();
    void knowsWhatIsOnlyTold();
    void missesADisplay_data();
    void missesADisplay();
};

void TestDisplayNeed::knowsWhatIsOnlyTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("wordsOnly");
    QTest::addRow("none") << QStringList{u"ccr-desktop"_s} << false;
    QTest::addRow("help") << QStringList{u"ccr-desktop"_s, u"--background"_s, u"--help"_s} << true;
    QTest::addRow("version") << QStringList{u"ccr-desktop"_s, u"-v"_s} << true;
    QTest::addRow("the program's name") << QStringList{u"--help"_s} << false;
    QTest::addRow("another") << QStringList{u"ccr-desktop"_s, u"--show"_s} << false;
}

void TestDisplayNeed::knowsWhatIsOnlyTold()
{
    QFETCH(const QStringList, arguments);
    QTEST(asksForWordsOnly(arguments), "wordsOnly");
}

void TestDisplayNeed::missesADisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<bool>("misses");
    const QStringList plain{u"ccr-desktop"_s};
    QTest::addRow("nothing") << plain << QString() << true;
    QTest::addRow("X11") << plain << u"DISPLAY"_s << false;
    QTest::addRow("Wayland") << plain << u"WAYLAND_DISPLAY"_s << false;
    QTest::addRow("platform by variable") << plain << u"QT_QPA_PLATFORM"_s << false;
    QTest::addRow("platform by argument") << QStringList{u"ccr-desktop"_s, u"-platform"_s, u"offscreen"_s} << QString() << false;
}

void TestDisplayNeed::missesADisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, variable);
    const auto environment = [&variable](const QString &name) { return name == variable ? u"x"_s : QString(); };
    const std::optional<QString> problem = displayProblem(arguments, environment);
    QTEST(problem.has_value(), "misses");
    if (problem) QVERIFY(problem->contains(u"ccr start"_s));
#else
    QSKIP("there always is a display");
#endif
}

QTEST_GUILESS_MAIN(TestDisplayNeed)
#include "tst_display_need.moc"
