#include "logging/rotation/log_upkeep.h"

#include "logging/base/posix_files.h"
#include "logging/rotation/import_marker.h"
#include "tests/support/fake_clock.h"
#include "tests/support/full_disk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool write(LogUpkeep &upkeep, qint64 bytes)
{
    if (!upkeep.reserve(bytes)) return false;
    upkeep.noteWritten(bytes);
    return true;
}

QByteArray slowToPack()
{
    QByteArray content(3'000'000, '\0');
    for (qsizetype i = 0; i < content.size(); ++i) content[i] = static_cast<char>((i * 2654435761U) >> 13);
    return content;
}

// Of each thread of this process; that of the first is the test's own.
QList<int> nicenessNow()
{
    QList<int> values;
    for (const QString &task : QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(u"/proc/self/task/%1/stat"_s.arg(task));
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QByteArray text = file.readAll();
        values.append(text.mid(text.lastIndexOf(')') + 2).split(' ').value(16).toInt()); // proc(5): the 19th, the 3rd follows the name
    }
    return values;
}

} // namespace

class TestLogUpkeep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void removesWhatIsTooMuchOrTooOld();
    void compressesWhatIsDue();
    void goesOnAfterItWasEnded();
    void tellsWhyItCannotCompress();
    void removesTheOldestOfAllStreams();
    void countsWhatIsThere();
    void removesWhatWasImportedLongAgo();
    void countsWhatWasImported();
    void cannotRemoveFilesInUse();
    void knowsWhenTheDiskIsShort();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    void put(const QString &name, nanoseconds age, const QByteArray &content = "x") const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto time = (m_clock.wall() - age).time_since_epoch();
        const timespec stamp{time / 1s, (time % 1s).count()};
        const timespec times[] = {stamp, stamp};
        QCOMPARE(::utimensat(AT_FDCWD, qPrintable(path(name)), times, 0), 0);
    }
    /// As an import leaves it; `age` of its last record.
    void putImported(const QString &name, nanoseconds age, nanoseconds sinceImport, const QByteArray &content = "x") const
    {
        put(name, age, content);
        ImportMarker marker = ImportMarker::read(m_dir->path());
        marker.put({.path = u"/old/"_s + name, .file = name, .imported = millisSinceEpoch(m_clock.wall() - sinceImport)});
        QVERIFY(marker.write(m_dir->path()));
    }
    QStringList importedNames() const { return QDir(m_dir->path()).entryList({u"imported-*.log"_s}, QDir::Files, QDir::Name); }
    QStringList names() const { return QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    std::shared_ptr<RotatedFiles> files(const QString &name = u"error.log"_s) const
    {
        return std::make_shared<RotatedFiles>(LogFileNames(path(name), m_rotation), m_rotation, 0700);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    FakeClock m_clock;
    Rotation m_rotation;
};

void TestLogUpkeep::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_rotation = {};
}

void TestLogUpkeep::removesWhatIsTooMuchOrTooOld()
{
    // 30 days and 10 files, among files of others.
    for (int day = 1; day <= 15; ++day) put(u"error.2026-11-%1.1.log"_s.arg(day, 2, 10, QChar(u'0')), 24h * (22 - day));
    put(u"error.2026-09-01.1.log.gz"_s, 82 * 24h);
    const QStringList foreign{u"error.2026-09-01.1.log.bak"_s, u"errors.log.9"_s, u"error.log.9.bak"_s,
                              u"2026-13-45-error.log"_s,       u"notes.txt"_s,    u"other.2026-09-01.1.log"_s};
    for (const QString &name : foreign) put(name, 400 * 24h);
    put(u"error.log"_s, 400 * 24h); // in use, however old
    // What the stream left when its naming was another one is its own as well.
    for (const QString &name : {u"error.log.9"_s, u"error.log.10.gz"_s, u"2026-09-01-error.log"_s}) put(name, 82 * 24h);
    LogUpkeep upkeep({}, m_clock);
    upkeep.add(files(), 0600);
    upkeep.waitUntilIdle();
    QStringList expected = foreign;
    for (int day = 6; day <= 15; ++day) expected << u"error.2026-11-%1.1.log"_s.arg(day, 2, 10, QChar(u'0'));
    expected << u"error.log"_s;
    expected.sort();
    QCOMPARE(names(), expected);

    init();
    m_rotation.maxFiles = 0;
    const auto rotated = files();
    put(u"error.2026-10-22.1.log"_s, 31 * 24h);
    put(u"error.2026-10-23.1.log"_s, 30 * 24h);
    upkeep.add(rotated, 0600);
    upkeep.waitUntilIdle();
    QCOMPARE(names(), QStringList{u"error.2026-10-23.1.log"_s}); // not older than 30 days
    m_clock.advance(1h);
    upkeep.tidy(rotated.get());
    upkeep.waitUntilIdle();
    QCOMPARE(names(), QStringList());
}

void TestLogUpkeep::compressesWhatIsDue()
{
    m_rotation.compress = true;
    m_rotation.compressAfter = 1h;
    put(u"error.2026-11-21.1.log"_s, 24h, slowToPack());
    put(u"error.2026-11-22.1.log"_s, 59min, QByteArray(10'000, 'b'));
    const qsizetype before = nicenessNow().count(19);
    LogUpkeep upkeep({}, m_clock);
    const auto rotated = files();
    upkeep.add(rotated, 0640);
    bool isLowly = false; // looked for while it packs: the thread ends with its work
    while (!isLowly && !names().contains(u"error.2026-11-21.1.log.gz"_s)) isLowly = nicenessNow().count(19) > before;
    QVERIFY(isLowly);
    upkeep.waitUntilIdle();
    QCOMPARE(names(), (QStringList{u"error.2026-11-21.1.log.gz"_s, u"error.2026-11-22.1.log"_s}));
    QCOMPARE(rotated->list().front().modified, m_clock.wall() - 24h); // else it would never grow old
    QCOMPARE(fileStatus(path(u"error.2026-11-21.1.log.gz"_s))->mode, 0640);
    m_clock.advance(1min);
    upkeep.tidy(rotated.get());
    upkeep.waitUntilIdle();
    QCOMPARE(names(), (QStringList{u"error.2026-11-21.1.log.gz"_s, u"error.2026-11-22.1.log.gz"_s}));
}

void TestLogUpkeep::goesOnAfterItWasEnded()
{
    m_rotation.compress = true;
    for (int i = 1; i <= 5; ++i) put(u"error.2026-11-22.%1.log"_s.arg(i), 1h, slowToPack());
    {
        LogUpkeep upkeep({}, m_clock);
        upkeep.add(files(), 0600);
    } // at once, in the middle of it
    int plain = 0;
    for (const QString &name : names()) {
        QVERIFY2(name.startsWith(u"error."_s), qPrintable(name)); // nothing temporary is left
        plain += name.endsWith(u".log"_s) ? 1 : 0;
    }
    QVERIFY(plain > 0);
    LogUpkeep upkeep({}, m_clock);
    upkeep.add(files(), 0600);
    upkeep.waitUntilIdle();
    QCOMPARE(names().filter(u".gz"_s).size(), 5);
    QCOMPARE(names().size(), 5);
}

void TestLogUpkeep::tellsWhyItCannotCompress()
{
    m_rotation.compress = true;
    QByteArray content(1'000'000, '\0');
    for (qsizetype i = 0; i < content.size(); ++i) content[i] = static_cast<char>((i * 2654435761U) >> 13);
    put(u"error.2026-11-22.1.log"_s, 1h, content);
    LogUpkeep upkeep({}, m_clock);
    const auto rotated = files();
    {
        const FullDisk full(1000);
        upkeep.add(rotated, 0600);
        upkeep.waitUntilIdle();
    }
    QVERIFY2(upkeep.problem().contains(path(u"error.2026-11-22.1.log"_s)), qPrintable(upkeep.problem().english()));
    QCOMPARE(names(), QStringList{u"error.2026-11-22.1.log"_s});
    upkeep.tidy(rotated.get());
    upkeep.waitUntilIdle();
    QVERIFY(upkeep.problem().isEmpty());
    QCOMPARE(names(), QStringList{u"error.2026-11-22.1.log.gz"_s});
}

void TestLogUpkeep::removesTheOldestOfAllStreams()
{
    put(u"error.2026-11-20.1.log"_s, 48h);
    put(u"error.2026-11-22.1.log"_s, 1h);
    put(u"debug.2026-11-21.1.log"_s, 24h);
    put(u"error.log"_s, 72h);
    LogUpkeep upkeep({}, m_clock);
    upkeep.add(files(), 0600);
    upkeep.add(files(u"debug.log"_s), 0600);
    upkeep.waitUntilIdle();
    QStringList order;
    for (QStringList before = names(); upkeep.removeOldest(); before = names()) {
        for (const QString &name : before)
            if (!names().contains(name)) order << name;
    }
    QCOMPARE(order, (QStringList{u"error.2026-11-20.1.log"_s, u"debug.2026-11-21.1.log"_s, u"error.2026-11-22.1.log"_s}));
    QCOMPARE(names(), QStringList{u"error.log"_s});
}

void TestLogUpkeep::countsWhatIsThere()
{
    put(u"error.2026-11-20.1.log"_s, 48h, QByteArray(400, 'x'));
    put(u"error.2026-11-21.1.log"_s, 24h, QByteArray(400, 'x'));
    put(u"error.log"_s, 1h, QByteArray(100, 'x'));
    LogUpkeep upkeep({.maxTotalBytes = 1000}, m_clock);
    upkeep.add(files(), 0600);
    upkeep.waitUntilIdle();
    QVERIFY(write(upkeep, 100));
    QCOMPARE(names().size(), 3);
    put(u"error.log"_s, 1h, QByteArray(200, 'x'));
    QVERIFY(write(upkeep, 1)); // one byte too much: the oldest one goes
    QCOMPARE(names(), (QStringList{u"error.2026-11-21.1.log"_s, u"error.log"_s}));
    upkeep.giveBack(1);
    // Somebody else removes files: there is room again.
    QVERIFY(QFile::remove(path(u"error.2026-11-21.1.log"_s)));
    QVERIFY(write(upkeep, 800));
    QCOMPARE(names(), QStringList{u"error.log"_s});
}

void TestLogUpkeep::removesWhatWasImportedLongAgo()
{
    putImported(u"imported-a.log"_s, 400 * 24h, 31 * 24h);
    putImported(u"imported-b.log"_s, 300 * 24h, 29 * 24h);
    put(u"imported-by-hand.log"_s, 400 * 24h);
    const auto rotated = files();
    LogUpkeep upkeep({.importFolder = m_dir->path()}, m_clock);
    upkeep.add(rotated, 0600);
    upkeep.waitUntilIdle();
    QCOMPARE(importedNames().size(), 3); // no limit
    upkeep.setLimits({.importFolder = m_dir->path(), .importDays = 30});
    upkeep.tidy(rotated.get());
    upkeep.waitUntilIdle();
    QCOMPARE(importedNames(), (QStringList{u"imported-b.log"_s, u"imported-by-hand.log"_s}));
    m_clock.advance(24h);
    upkeep.tidy(rotated.get());
    upkeep.waitUntilIdle();
    QCOMPARE(importedNames().size(), 2); // 30 days, not more
    m_clock.advance(1min);
    upkeep.tidy(rotated.get());
    upkeep.waitUntilIdle();
    QCOMPARE(importedNames(), QStringList{u"imported-by-hand.log"_s});
    QCOMPARE(ImportMarker::read(m_dir->path()).sources().size(), 2U); // else they would be imported again
}

void TestLogUpkeep::countsWhatWasImported()
{
    put(u"error.log"_s, 1h, QByteArray(100, 'x'));
    put(u"error.2026-11-21.1.log"_s, 24h, QByteArray(300, 'x'));
    putImported(u"imported-a.log"_s, 400 * 24h, 24h, QByteArray(400, 'x'));
    const auto rotated = files();
    LogUpkeep upkeep({.maxTotalBytes = 1000, .importFolder = m_dir->path()}, m_clock);
    upkeep.add(rotated, 0600);
    upkeep.waitUntilIdle();
    QVERIFY(upkeep.reserve(200));
    upkeep.giveBack(200);
    QCOMPARE(importedNames().size(), 1);
    // A command imports one more while the program runs.
    putImported(u"imported-b.log"_s, 300 * 24h, 0h, QByteArray(500, 'x'));
    upkeep.tidy(rotated.get());
    upkeep.waitUntilIdle();
    QCOMPARE(importedNames(), QStringList{u"imported-b.log"_s}); // of both the one with the older records has gone
    QVERIFY(write(upkeep, 100));
    put(u"error.log"_s, 1h, QByteArray(200, 'x'));
    QVERIFY(upkeep.reserve(1)); // now the other one, before what the stream put aside
    QCOMPARE(importedNames(), QStringList());
    QVERIFY(QFileInfo::exists(path(u"error.2026-11-21.1.log"_s)));
    upkeep.giveBack(1);
    // What is taken back leaves room.
    putImported(u"imported-c.log"_s, 300 * 24h, 0h, QByteArray(500, 'x'));
    upkeep.tidy(rotated.get());
    upkeep.waitUntilIdle();
    QVERIFY(QFile::remove(path(u"imported-c.log"_s)));
    upkeep.tidy(rotated.get());
    upkeep.waitUntilIdle();
    QVERIFY(write(upkeep, 500));
    QVERIFY(QFileInfo::exists(path(u"error.2026-11-21.1.log"_s)));
}

void TestLogUpkeep::cannotRemoveFilesInUse()
{
    put(u"error.log"_s, 1h, QByteArray(900, 'x'));
    LogUpkeep upkeep({.maxTotalBytes = 1000}, m_clock);
    upkeep.add(files(), 0600);
    upkeep.waitUntilIdle();
    QVERIFY(!write(upkeep, 200));
    QVERIFY(write(upkeep, 100)); // the others did not count
    QCOMPARE(names(), QStringList{u"error.log"_s});
}

void TestLogUpkeep::knowsWhenTheDiskIsShort()
{
    QVERIFY(!LogUpkeep({}, m_clock).isDiskShort(m_dir->path()));
    QVERIFY(!LogUpkeep({.minFreeBytes = 1}, m_clock).isDiskShort(m_dir->path()));
    QVERIFY(LogUpkeep({.minFreeBytes = 1LL << 60}, m_clock).isDiskShort(m_dir->path()));
}

QTEST_APPLESS_MAIN(TestLogUpkeep)
#include "tst_log_upkeep.moc"
