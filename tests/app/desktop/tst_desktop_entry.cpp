#include "app/desktop/desktop_entry.h"
#include "app/desktop/launch_action.h"
#include "app/desktop/xdg_autostart.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr::app;
using namespace Qt::StringLiterals;

namespace {

using Group = QMap<QString, QString>;

QMap<QString, Group> readDesktopFile(const QString &path)
{
    QMap<QString, Group> groups;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return groups;
    QString group;
    for (const QByteArray &bytes : file.readAll().split('\n')) {
        const QString line = QString::fromUtf8(bytes);
        if (line.startsWith(u'['))
            group = line.mid(1, line.size() - 2);
        else if (const qsizetype at = line.indexOf(u'='); at > 0)
            groups[group].insert(line.left(at), line.mid(at + 1));
    }
    return groups;
}

} // namespace

/// What is installed for the desktop, as it is installed.
class TestDesktopEntry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void installsUnderOneId();
    void launcherStartsTheProgram();
    void launcherOpensFilesOfRequests();
    void launcherSpeaksChinese();
    void everyActionOfTheLauncherExists();
    void autostartHasTheSameIcon();
    void iconsCanBeDrawn_data();
    void iconsCanBeDrawn();
    void toolsFindNoFault_data();
    void toolsFindNoFault();

private:
    QString installed(const QString &path) const { return m_prefix.filePath(u"share/"_s + path); }
    QString launcher() const { return installed(u"applications/"_s + desktopEntryId + u".desktop"_s); }
    QString description() const { return installed(u"metainfo/"_s + desktopEntryId + u".metainfo.xml"_s); }

    QTemporaryDir m_prefix;
};

void TestDesktopEntry::initTestCase()
{
    QProcess install;
    install.setProcessChannelMode(QProcess::MergedChannels);
    install.start(QStringLiteral(CCR_CMAKE),
                  {u"--install"_s, QStringLiteral(CCR_BUILD_DIR), u"--prefix"_s, m_prefix.path(), u"--component"_s, u"desktop"_s});
    QVERIFY(install.waitForFinished());
    QVERIFY2(install.exitCode() == 0, install.readAll());
}

void TestDesktopEntry::installsUnderOneId()
{
    QVERIFY(QFile::exists(launcher()));
    QVERIFY(QFile::exists(description()));
    QFile file(description());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(text.contains(u"<id>%1</id>"_s.arg(desktopEntryId)));
    QVERIFY(text.contains(u"<launchable type=\"desktop-id\">%1.desktop</launchable>"_s.arg(desktopEntryId)));
    QVERIFY2(text.contains(u"<release version=\"%1\""_s.arg(QStringLiteral(CCR_VERSION))), "the version has no entry among the releases");
}

void TestDesktopEntry::launcherStartsTheProgram()
{
    const Group entry = readDesktopFile(launcher()).value(u"Desktop Entry"_s);
    QCOMPARE(entry.value(u"Exec"_s), u"ccr-desktop %F"_s);
    QCOMPARE(entry.value(u"Icon"_s), desktopEntryId);
    QCOMPARE(entry.value(u"StartupWMClass"_s), u"ccr-desktop"_s);
}

void TestDesktopEntry::launcherOpensFilesOfRequests()
{
    const QStringList types = readDesktopFile(launcher()).value(u"Desktop Entry"_s).value(u"MimeType"_s).split(u';', Qt::SkipEmptyParts);
    QFile file(installed(u"mime/packages/%1.xml"_s.arg(desktopEntryId)));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString known = QString::fromUtf8(file.readAll());
    QCOMPARE(types.size(), 2);
    for (const QString &type : types) QVERIFY2(known.contains(u"<mime-type type=\"%1\">"_s.arg(type)), qPrintable(type));
    for (const char *pattern : {"*.har", "*.ndjson"})
        QVERIFY2(known.contains(u"<glob pattern=\"%1\"/>"_s.arg(QLatin1StringView(pattern))), pattern);
}

void TestDesktopEntry::launcherSpeaksChinese()
{
    const QMap<QString, Group> groups = readDesktopFile(launcher());
    for (const auto &[name, group] : groups.asKeyValueRange())
        for (const QString &key : {u"Name"_s, u"GenericName"_s, u"Comment"_s, u"Keywords"_s})
            if (group.contains(key)) QVERIFY2(group.contains(key + u"[zh_CN]"_s), qPrintable(name + u' ' + key));
}

void TestDesktopEntry::everyActionOfTheLauncherExists()
{
    const QMap<QString, Group> groups = readDesktopFile(launcher());
    const QStringList actions = groups.value(u"Desktop Entry"_s).value(u"Actions"_s).split(u';', Qt::SkipEmptyParts);
    QCOMPARE(actions.size(), 3);
    for (const QString &action : actions) {
        const QStringList words = groups.value(u"Desktop Action "_s + action).value(u"Exec"_s).split(u' ');
        QCOMPARE(words.first(), u"ccr-desktop"_s);
        QVERIFY2(launchActionIn(words.mid(1)), qPrintable(action));
    }
}

void TestDesktopEntry::autostartHasTheSameIcon()
{
    const QTemporaryDir dir;
    QCOMPARE(XdgAutostart(dir.path()).set(true, true), QString());
    const QString path = dir.filePath(desktopEntryId + u".desktop"_s);
    QCOMPARE(readDesktopFile(path).value(u"Desktop Entry"_s).value(u"Icon"_s), desktopEntryId);
}

void TestDesktopEntry::iconsCanBeDrawn_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("colours") << u"icons/hicolor/scalable/apps/%1.svg"_s;
    QTest::newRow("symbolic") << u"icons/hicolor/symbolic/apps/%1-symbolic.svg"_s;
}

void TestDesktopEntry::iconsCanBeDrawn()
{
    QFETCH(QString, path);
    const QSvgRenderer renderer(installed(path.arg(desktopEntryId)));
    QVERIFY(renderer.isValid());
    QCOMPARE(renderer.viewBox().width(), renderer.viewBox().height());
}

void TestDesktopEntry::toolsFindNoFault_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("launcher") << u"desktop-file-validate"_s << QStringList{launcher()};
    QTest::newRow("description") << u"appstreamcli"_s << QStringList{u"validate"_s, u"--no-net"_s, description()};
}

void TestDesktopEntry::toolsFindNoFault()
{
    QFETCH(QString, tool);
    QFETCH(QStringList, arguments);
    if (QStandardPaths::findExecutable(tool).isEmpty()) QSKIP("the tool is not installed");
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(tool, arguments);
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAll();
    QVERIFY2(process.exitCode() == 0, said);
    QVERIFY2(tool != "desktop-file-validate"_L1 || said.isEmpty(), said); // hints too
}

QTEST_GUILESS_MAIN(TestDesktopEntry)
#include "tst_desktop_entry.moc"
