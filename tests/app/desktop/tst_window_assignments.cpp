#include "app/desktop/window_assignments.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_services.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/interface_font.h"
#include "ui/theme/theme.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::app;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestWindowAssignments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatIsTheWindows();
    void refusesWhatIsNoValue_data();
    void refusesWhatIsNoValue();
    void reachesEverySettingOfTheWindow();
    void appliesToAWindowThatIsThere();
    void setsTheAutostart_data();
    void setsTheAutostart();

private:
    QTemporaryDir m_dir;
};

void TestWindowAssignments::knowsWhatIsTheWindows()
{
    const auto assignments = splitAssignments({u"theme=dark"_s, u"Router.default=a,b"_s, u"PORT=1"_s, u"tray/click=menu"_s});
    QVERIFY(assignments);
    QCOMPARE(assignments->config, QStringList({u"Router.default=a,b"_s, u"PORT=1"_s}));
    QCOMPARE(assignments->window.size(), 2);
    QSettings settings(m_dir.filePath(u"kept.ini"_s), QSettings::IniFormat);
    keep(assignments->window, settings);
    QCOMPARE(settings.value(u"theme"_s).toInt(), static_cast<int>(ThemeChoice::Dark));
    QCOMPARE(settings.value(u"tray/click"_s).toString(), u"menu"_s);
}

void TestWindowAssignments::refusesWhatIsNoValue_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("told");
    QTest::newRow("theme") << u"theme=purple"_s << u"--set: theme cannot be \"purple\"; use one of system, light, dark, contrast"_s;
    QTest::newRow("zoom") << u"zoom=20"_s << u"--set: zoom cannot be \"20\"; use a whole number from 70 to 200"_s;
    QTest::newRow("autostart") << u"autostart=yes"_s << u"use one of off, window, tray"_s;
    QTest::newRow("switch") << u"updates/weekly=maybe"_s << u"one of true, false"_s;
    QTest::newRow("choice") << u"tray/click=nothing"_s << u"compact view"_s;
}

void TestWindowAssignments::refusesWhatIsNoValue()
{
    QFETCH(QString, written);
    QFETCH(QString, told);
    const auto assignments = splitAssignments({written});
    QVERIFY(!assignments);
    QVERIFY2(assignments.error().message.contains(told), qPrintable(assignments.error().message));
}

void TestWindowAssignments::reachesEverySettingOfTheWindow()
{
    const auto assignments =
        splitAssignments({u"theme=light"_s, u"density=compact"_s, u"language=en"_s, u"zoom=110"_s, u"tray/click=window"_s,
                          u"tray/icon=black"_s, u"updates/weekly=true"_s, u"updates/address=http://127.0.0.1/v.json"_s,
                          u"prices/weekly=true"_s, u"notifications/failover=true"_s});
    QVERIFY(assignments);
    QCOMPARE(assignments->config, QStringList());
    qsizetype ofTheWindow = 0;
    for (const Setting &setting : settingsTable())
        if (setting.store == SettingStore::Window || setting.store == SettingStore::Action || setting.store == SettingStore::Zoom)
            ++ofTheWindow;
    QCOMPARE(assignments->window.size(), ofTheWindow + 1);
}

void TestWindowAssignments::appliesToAWindowThatIsThere()
{
    QSettings settings(m_dir.filePath(u"window.ini"_s), QSettings::IniFormat);
    testing::FakeProxyControl proxy;
    testing::FakeLoggingControl logging;
    MainWindow window(Services{.proxy = proxy, .logging = logging, .settings = settings}, TrayUse::Never);
    apply(
        windowAssignmentsIn({u"--show"_s, u"--set"_s, u"theme=dark"_s, u"--set=zoom=120"_s, u"--set"_s, u"notifications/failover=true"_s}),
        window.workspace());
    QCOMPARE(currentTheme(), ThemeChoice::Dark);
    QCOMPARE(currentZoom(), 120);
    QVERIFY(window.workspace().notices.isEnabled(NoticeKind::Failover));
    QCOMPARE(settings.value(u"zoom"_s).toInt(), 120);
}

void TestWindowAssignments::setsTheAutostart_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("isEnabled");
    QTest::addColumn<bool>("startsHidden");
    QTest::newRow("with its window") << u"window"_s << true << false;
    QTest::newRow("in the tray") << u"tray"_s << true << true;
    QTest::newRow("off") << u"off"_s << false << false;
}

void TestWindowAssignments::setsTheAutostart()
{
    QFETCH(QString, word);
    testing::FakeAutostart autostart;
    autostart.enabled = true;
    const auto assignments = splitAssignments({u"autostart="_s + word});
    QVERIFY(assignments && assignments->config.isEmpty());
    QCOMPARE(setAutostart(assignments->window, autostart), QString());
    QTEST(autostart.enabled, "isEnabled");
    QTEST(autostart.hidden, "startsHidden");
    QSettings settings(m_dir.filePath(u"autostart.ini"_s), QSettings::IniFormat);
    keep(assignments->window, settings);
    QCOMPARE(settings.allKeys(), QStringList()); // the system has it
    autostart.problem = u"no space"_s;
    QCOMPARE(setAutostart(assignments->window, autostart), u"no space"_s);
}

QTEST_MAIN(TestWindowAssignments)
#include "tst_window_assignments.moc"
