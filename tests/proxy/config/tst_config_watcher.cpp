#include "proxy/config/config_watcher.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TestConfigWatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void announcesAChange();
    void announcesAFileThatAppears();
    void announcesAReplacedFileAgainAndAgain();
    void announcesARemoval();
    void staysSilentForOtherFiles();
    void announcesPresets();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestConfigWatcher::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"config.json"_s);
}

void TestConfigWatcher::announcesAChange()
{
    write(m_path, "{}");
    const ConfigWatcher watcher(m_path);
    QSignalSpy changed(&watcher, &ConfigWatcher::changed);
    write(m_path, "{ }");
    QTRY_COMPARE(changed.size(), 1);
}

void TestConfigWatcher::announcesAFileThatAppears()
{
    const ConfigWatcher watcher(m_path);
    QSignalSpy changed(&watcher, &ConfigWatcher::changed);
    write(m_path, "{}");
    QTRY_COMPARE(changed.size(), 1);
}

// Editors write another file and rename it: the watch on the old one is gone then.
void TestConfigWatcher::announcesAReplacedFileAgainAndAgain()
{
    write(m_path, "{}");
    const ConfigWatcher watcher(m_path);
    QSignalSpy changed(&watcher, &ConfigWatcher::changed);
    for (int i = 1; i <= 3; ++i) {
        write(m_path + u".new"_s, QByteArray(i + 5, ' '));
        QVERIFY(QFile::remove(m_path));
        QVERIFY(QFile::rename(m_path + u".new"_s, m_path));
        QTRY_VERIFY(changed.size() >= i);
    }
}

void TestConfigWatcher::announcesARemoval()
{
    write(m_path, "{}");
    const ConfigWatcher watcher(m_path);
    QSignalSpy changed(&watcher, &ConfigWatcher::changed);
    QVERIFY(QFile::remove(m_path));
    QTRY_COMPARE(changed.size(), 1);
}

void TestConfigWatcher::staysSilentForOtherFiles()
{
    write(m_path, "{}");
    const ConfigWatcher watcher(m_path);
    QSignalSpy changed(&watcher, &ConfigWatcher::changed);
    write(m_dir->filePath(u"other.json"_s), "{}");
    write(m_path, "{ \"real\": 1 }"); // proves that the watch works, and comes after the other
    QTRY_COMPARE(changed.size(), 1);
}

void TestConfigWatcher::announcesPresets()
{
    write(m_path, "{}");
    const ConfigWatcher watcher(m_path);
    QSignalSpy changed(&watcher, &ConfigWatcher::changed);
    const QString folder = m_dir->filePath(u"presets/p"_s);
    QVERIFY(QDir().mkpath(folder));
    write(folder + u"/manifest.json"_s, "{}");
    QTRY_COMPARE(changed.size(), 1);
    write(folder + u"/manifest.json"_s, "{ }");
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(QDir(folder).removeRecursively());
    QTRY_COMPARE(changed.size(), 3);
}

QTEST_GUILESS_MAIN(TestConfigWatcher)
#include "tst_config_watcher.moc"
