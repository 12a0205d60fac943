#include "app/desktop/desktop_terminal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr::app;
using namespace Qt::StringLiterals;

class TestDesktopTerminal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsEachTerminalInItsWay_data();
    void tellsEachTerminalInItsWay();
    void startsTheOneOfTheUser_data();
    void startsTheOneOfTheUser();
    void saysWhenThereIsNone();
};

void TestDesktopTerminal::tellsEachTerminalInItsWay_data()
{
    QTest::addColumn<QString>("terminal");
    QTest::addColumn<QStringList>("line");
    QTest::newRow("xterm") << u"/usr/bin/xterm"_s << QStringList{u"/usr/bin/xterm"_s, u"-e"_s, u"ccr"_s, u"code"_s};
    QTest::newRow("GNOME") << u"gnome-terminal"_s << QStringList{u"gnome-terminal"_s, u"--"_s, u"ccr"_s, u"code"_s};
    QTest::newRow("foot") << u"foot"_s << QStringList{u"foot"_s, u"ccr"_s, u"code"_s};
    QTest::newRow("unknown") << u"my-term"_s << QStringList{};
}

void TestDesktopTerminal::tellsEachTerminalInItsWay()
{
    QFETCH(QString, terminal);
    QFETCH(QStringList, line);
    QCOMPARE(terminalCommand(terminal, {u"ccr"_s, u"code"_s}), line);
}

void TestDesktopTerminal::startsTheOneOfTheUser_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("variable");
    QTest::newRow("found") << u"xterm"_s << QString();
    QTest::newRow("chosen") << u"my-term"_s << u"my-term"_s;
}

void TestDesktopTerminal::startsTheOneOfTheUser()
{
    QFETCH(QString, name);
    QFETCH(QString, variable);
    const QTemporaryDir dir;
    QFile terminal(dir.filePath(name));
    QVERIFY(terminal.open(QIODevice::WriteOnly));
    const QString told = dir.filePath(u"told"_s);
    terminal.write("#!/bin/sh\necho \"$CCR_CONFIG $*\" > '" + told.toUtf8() + ".part'\nmv '" + told.toUtf8() + ".part' '" + told.toUtf8()
                   + "'\n");
    terminal.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    terminal.close();
    DesktopTerminal launcher(u"/opt/ccr"_s, u"/etc/my config.json"_s, [&](const QString &wanted) {
        return wanted == "PATH"_L1 ? dir.path() : wanted == "TERMINAL"_L1 ? variable : QString();
    });
    QCOMPARE(launcher.openClaude(), QString());
    QTRY_VERIFY(QFile::exists(told));
    QFile out(told);
    QVERIFY(out.open(QIODevice::ReadOnly));
    QCOMPARE(out.readAll().trimmed(), QByteArray("/etc/my config.json -e /opt/ccr code"));
}

void TestDesktopTerminal::saysWhenThereIsNone()
{
    const QTemporaryDir dir;
    DesktopTerminal launcher(u"/opt/ccr"_s, {}, [&](const QString &name) { return name == "PATH"_L1 ? dir.path() : QString(); });
    QVERIFY(launcher.openClaude().contains("/opt/ccr code"_L1));
}

QTEST_GUILESS_MAIN(TestDesktopTerminal)
#include "tst_desktop_terminal.moc"
