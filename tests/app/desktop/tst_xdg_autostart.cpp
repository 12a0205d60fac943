#include "app/desktop/xdg_autostart.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr::app;
using namespace Qt::StringLiterals;

class TestXdgAutostart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesWhatItReads();
    void followsTheDesktopsOwnSwitch_data();
    void followsTheDesktopsOwnSwitch();
    void startsWithTheSameConfiguration();
    void tellsWhatOthersChange();
    void saysWhyItCannotWrite();
};

void TestXdgAutostart::writesWhatItReads()
{
    const QTemporaryDir dir;
    XdgAutostart autostart(dir.filePath(u"autostart"_s));
    QVERIFY(!autostart.isEnabled());
    QCOMPARE(autostart.set(true, true), QString());
    QVERIFY(autostart.isEnabled());
    QVERIFY(autostart.startsHidden());
    QFile file(dir.filePath(u"autostart/local.ccr.Desktop.desktop"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(text.contains(u"Exec=\"%1\" --background\n"_s.arg(QCoreApplication::applicationFilePath())));
    QCOMPARE(autostart.set(true, false), QString());
    QVERIFY(!autostart.startsHidden());
    QCOMPARE(autostart.set(false, false), QString());
    QVERIFY(!autostart.isEnabled());
}

void TestXdgAutostart::followsTheDesktopsOwnSwitch_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("enabled");
    QTest::newRow("as written") << QByteArray() << true;
    QTest::newRow("hidden by the desktop") << QByteArray("Hidden=true\n") << false;
    QTest::newRow("switched off in GNOME") << QByteArray("X-GNOME-Autostart-enabled=false\n") << false;
}

void TestXdgAutostart::followsTheDesktopsOwnSwitch()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, enabled);
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"local.ccr.Desktop.desktop"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[Desktop Entry]\nExec=ccr-desktop\n" + line);
    file.close();
    QCOMPARE(XdgAutostart(dir.path()).isEnabled(), enabled);
}

void TestXdgAutostart::startsWithTheSameConfiguration()
{
    const QTemporaryDir dir;
    XdgAutostart autostart(dir.path(), u"/srv/my $5 config.json"_s);
    QCOMPARE(autostart.set(true, true), QString());
    QVERIFY(autostart.startsHidden());
    QFile file(dir.filePath(u"local.ccr.Desktop.desktop"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains("\" --config \"/srv/my \\\\$5 config.json\" --background\n"), text.constData());
}

void TestXdgAutostart::tellsWhatOthersChange()
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(u"autostart"_s);
    XdgAutostart autostart(folder);
    const QSignalSpy changed(&autostart, &XdgAutostart::changed);
    QVERIFY(QDir().mkdir(folder)); // by the desktop, with its first entry
    QTRY_VERIFY(!changed.isEmpty());
    for (const bool enabled : {true, false, true}) {
        const qsizetype told = changed.size();
        QFile file(folder + u"/local.ccr.Desktop.desktop.new"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("[Desktop Entry]\nExec=ccr-desktop\nHidden=") + (enabled ? "false\n" : "true\n"));
        file.close();
        const QString entry = folder + u"/local.ccr.Desktop.desktop"_s;
        QFile::remove(entry);
        QVERIFY(file.rename(entry));
        QTRY_VERIFY(changed.size() > told && autostart.isEnabled() == enabled);
    }
}

void TestXdgAutostart::saysWhyItCannotWrite()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"autostart"_s)); // a file where the folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(XdgAutostart(dir.filePath(u"autostart"_s)).set(true, true).contains("autostart"_L1));
}

QTEST_GUILESS_MAIN(TestXdgAutostart)
#include "tst_xdg_autostart.moc"
