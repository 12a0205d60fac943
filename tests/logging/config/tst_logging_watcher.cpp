#include "logging/config/logging_watcher.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr::logging;
using namespace Qt::StringLiterals;

class TestLoggingWatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void announcesEveryKindOfChange();
    void seesALinkedFolderBeingReplaced();
    void ignoresOtherFiles();

private:
    static constexpr int patience = 5000; ///< on a busy machine; 200 ms on another
};

namespace {

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

} // namespace

void TestLoggingWatcher::announcesEveryKindOfChange()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"logging-config.json"_s);
    LoggingWatcher watcher({path, dir.filePath(u".env"_s), u"/nowhere/at/all.json"_s});
    QSignalSpy spy(&watcher, &LoggingWatcher::changed);
    write(path, "{}");
    QVERIFY2(spy.wait(patience), "created");
    write(path, "{level: 'warn'}");
    QVERIFY2(spy.wait(patience), "written");
    write(path + u".new"_s, "{level: 'error'}");
    QVERIFY(QFile::remove(path) && QFile::rename(path + u".new"_s, path));
    QVERIFY2(spy.wait(patience), "replaced");
    write(path, "{level: 'info'}");
    QVERIFY2(spy.wait(patience), "written after it was replaced");
    write(dir.filePath(u".env"_s), "LOG_LEVEL=warn");
    QVERIFY2(spy.wait(patience), "the other file");
    QVERIFY(QFile::remove(path));
    QVERIFY2(spy.wait(patience), "removed");
}

// As a ConfigMap is mounted: the file is a link into a folder that is a link itself, and only that one changes.
void TestLoggingWatcher::seesALinkedFolderBeingReplaced()
{
    const QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(u"one"_s) && QDir(dir.path()).mkpath(u"two"_s));
    write(dir.filePath(u"one/logging-config.json"_s), "{level: 'info'}");
    write(dir.filePath(u"two/logging-config.json"_s), "{level: 'warn'}");
    QVERIFY(QFile::link(u"one"_s, dir.filePath(u"..data"_s)));
    QVERIFY(QFile::link(u"..data/logging-config.json"_s, dir.filePath(u"logging-config.json"_s)));
    LoggingWatcher watcher({dir.filePath(u"logging-config.json"_s)});
    QSignalSpy spy(&watcher, &LoggingWatcher::changed);
    QVERIFY(QFile::remove(dir.filePath(u"..data"_s)) && QFile::link(u"two"_s, dir.filePath(u"..data"_s)));
    QVERIFY(spy.wait(patience));
}

void TestLoggingWatcher::ignoresOtherFiles()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"logging-config.json"_s);
    LoggingWatcher watcher({path});
    QSignalSpy spy(&watcher, &LoggingWatcher::changed);
    write(dir.filePath(u"other.txt"_s), "x");
    write(path, "{}"); // comes in the same batch or later, and is announced once
    QTRY_VERIFY(spy.count() > 0);
    QCOMPARE(spy.count(), 1);
}

QTEST_GUILESS_MAIN(TestLoggingWatcher)
#include "tst_logging_watcher.moc"
