#include "app/desktop/xdg_autostart.h"

#include <QFile>
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

void TestXdgAutostart::saysWhyItCannotWrite()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"autostart"_s)); // a file where the folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(XdgAutostart(dir.filePath(u"autostart"_s)).set(true, true).contains("autostart"_L1));
}

QTEST_GUILESS_MAIN(TestXdgAutostart)
#include "tst_xdg_autostart.moc"
