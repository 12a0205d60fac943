#include "logging/rotation/purge.h"

#include "logging/base/posix_files.h"
#include "logging/rotation/disk_usage.h"
#include "logging/rotation/import_marker.h"
#include "logging/rotation/permission_check.h"
#include "tests/support/fake_clock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What the command line does with log files: purge, rotate, show what they occupy, check permissions.
class TestPurge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void plansWithoutRemoving_data();
    void plansWithoutRemoving();
    void removesWhatWasPlanned();
    void includesWhatWasImported();
    void rotatesWithoutAProgram();
    void showsWhatFilesOccupy();
    void leavesTwoPerCentOfASmallDisk();
    void explainsPermissions();
    void explainsWhatCannotBeMade();
    void repairsNothingBehindALink();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    void put(const QString &name, nanoseconds age, const QByteArray &content = "x", int mode = 0600) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QCOMPARE(::chmod(qPrintable(path(name)), static_cast<mode_t>(mode)), 0);
        const auto time = (m_clock.wall() - age).time_since_epoch();
        const timespec stamp{time / 1s, (time % 1s).count()};
        const timespec times[] = {stamp, stamp};
        QCOMPARE(::utimensat(AT_FDCWD, qPrintable(path(name)), times, 0), 0);
    }
    QStringList names() const { return QDir(m_dir->path()).entryList(QDir::Files, QDir::Name); }
    static QStringList namesOf(const PurgePlan &plan)
    {
        QStringList names;
        for (const PurgePlan::Item &item : plan.items) names << item.stream + u':' + QFileInfo(item.file.path).fileName();
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    FakeClock m_clock;
    LoggingConfig m_config;
};

void TestPurge::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_config = {};
    m_config.directory = m_dir->path();
    for (const char *name : {"error", "debug"}) {
        StreamConfig stream{.name = QString::fromLatin1(name), .type = StreamType::File};
        stream.file.path = path(stream.name + u".log"_s);
        m_config.streams.push_back(stream);
    }
    m_config.streams.push_back({.name = u"console"_s});
    put(u"error.2026-11-10.1.log.gz"_s, 12 * 24h, QByteArray(100, 'x'));
    put(u"error.2026-11-20.1.log"_s, 48h, QByteArray(200, 'x'));
    put(u"error.2026-11-21.1.log"_s, 24h, QByteArray(300, 'x'));
    put(u"debug.2026-11-19.1.log"_s, 72h, QByteArray(400, 'x'));
    put(u"error.log"_s, 400 * 24h, QByteArray(1000, 'x'));
    put(u"other.2026-11-10.1.log"_s, 400 * 24h, QByteArray(5000, 'x'));
}

void TestPurge::plansWithoutRemoving_data()
{
    QTest::addColumn<int>("maxFiles");
    QTest::addColumn<int>("days");
    QTest::addColumn<qint64>("maxBytes");
    QTest::addColumn<QString>("stream");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<qint64>("bytes");
    const QString old = u"error:error.2026-11-10.1.log.gz"_s;
    const QString debug = u"debug:debug.2026-11-19.1.log"_s;
    const QString middle = u"error:error.2026-11-20.1.log"_s;
    QTest::newRow("no limit") << 0 << 0 << qint64(0) << QString() << QStringList{} << qint64(0);
    QTest::newRow("by age") << 0 << 7 << qint64(0) << QString() << QStringList{old} << qint64(100);
    QTest::newRow("by number, in each stream") << 1 << 0 << qint64(0) << QString() << QStringList{old, middle} << qint64(300);
    QTest::newRow("by size, active files included") << 0 << 0 << qint64(1600) << QString() << QStringList{old, debug} << qint64(500);
    QTest::newRow("of one stream") << 0 << 2 << qint64(0) << u"debug"_s << QStringList{debug} << qint64(400);
    QTest::newRow("of no stream") << 1 << 1 << qint64(1) << u"console"_s << QStringList{} << qint64(0);
    QTest::newRow("together") << 2 << 0 << qint64(1400) << QString() << QStringList{old, debug, middle} << qint64(700);
}

void TestPurge::plansWithoutRemoving()
{
    QFETCH(int, maxFiles);
    QFETCH(int, days);
    QFETCH(qint64, maxBytes);
    QFETCH(QString, stream);
    const QStringList before = names();
    const PurgePlan plan = planPurge(m_config, {.maxFiles = maxFiles, .retentionDays = days, .maxBytes = maxBytes}, m_clock.wall(), stream);
    QTEST(namesOf(plan), "expected");
    QTEST(plan.bytes, "bytes");
    QCOMPARE(names(), before);
}

void TestPurge::removesWhatWasPlanned()
{
    const PurgePlan plan = planPurge(m_config, {.maxBytes = 1}, m_clock.wall());
    QCOMPARE(plan.items.size(), 4U);
    QVERIFY(QFile::remove(path(u"error.2026-11-20.1.log"_s))); // somebody was quicker
    const PurgeResult result = purge(m_config, plan, m_clock.wall());
    QCOMPARE(result.removed, 3);
    QCOMPARE(result.bytes, 800);
    QVERIFY(result.failed.isEmpty());
    QCOMPARE(names(), (QStringList{u"error.log"_s, u"other.2026-11-10.1.log"_s}));
}

void TestPurge::includesWhatWasImported()
{
    put(u"imported-x.log"_s, 100 * 24h, QByteArray(700, 'x'));
    ImportMarker marker;
    marker.put({.path = u"/old/x.log"_s, .file = u"imported-x.log"_s});
    QVERIFY(marker.write(m_config.directory));
    QCOMPARE(logUsage(m_config, m_clock.wall()).importedBytes, 700);
    QCOMPARE(logUsage(m_config, m_clock.wall()).bytes, 2700);
    QCOMPARE(planPurge(m_config, {.retentionDays = 7}, m_clock.wall(), u"error"_s).bytes, 100);
    QCOMPARE(planPurge(m_config, {.maxFiles = 1}, m_clock.wall()).bytes, 300); // it is no file of a stream
    QCOMPARE(namesOf(planPurge(m_config, {.retentionDays = 99}, m_clock.wall())), QStringList{u":imported-x.log"_s});
    QVERIFY(planPurge(m_config, {.retentionDays = 100}, m_clock.wall()).items.empty());
    const PurgePlan plan = planPurge(m_config, {.maxBytes = 2600}, m_clock.wall());
    QCOMPARE(namesOf(plan), QStringList{u":imported-x.log"_s});
    put(u"imported-x.log"_s, 1h, "another one"); // replaced meanwhile
    QCOMPARE(purge(m_config, plan, m_clock.wall()).removed, 0);
    const PurgeResult result = purge(m_config, planPurge(m_config, {.maxBytes = 1}, m_clock.wall()), m_clock.wall());
    QVERIFY(result.failed.isEmpty());
    QVERIFY(!names().contains(u"imported-x.log"_s));
    QVERIFY(names().contains(u"error.log"_s));
}

void TestPurge::rotatesWithoutAProgram()
{
    const StreamConfig &error = m_config.streams[0];
    put(u"error.log"_s, 24h, "of yesterday");
    const Descriptor running(::open(qPrintable(path(u"error.log"_s)), O_WRONLY));
    QCOMPARE(::flock(running.get(), LOCK_EX | LOCK_NB), 0);
    const auto refused = rotateOffline(error, m_clock.wall());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(::flock(running.get(), LOCK_UN), 0);

    const auto rotated = rotateOffline(error, m_clock.wall());
    QVERIFY(rotated);
    QCOMPARE(*rotated, path(u"error.2026-11-21.2.log"_s));
    QVERIFY(!QFileInfo::exists(path(u"error.log"_s)));
    QVERIFY(rotateOffline(error, m_clock.wall())->isEmpty());
    QVERIFY(QFile::link(path(u"other.2026-11-10.1.log"_s), path(u"error.log"_s)));
    QVERIFY(!rotateOffline(error, m_clock.wall()));
}

void TestPurge::showsWhatFilesOccupy()
{
    const LogUsage usage = logUsage(m_config, m_clock.wall());
    QCOMPARE(usage.streams.size(), 2U);
    QCOMPARE(usage.streams[0].stream, u"error"_s);
    QCOMPARE(usage.streams[0].activeBytes, 1000);
    QCOMPARE(usage.streams[0].rotatedFiles, 3);
    QCOMPARE(usage.streams[0].rotatedBytes, 600);
    QCOMPARE(usage.streams[1].activeBytes, 0);
    QCOMPARE(usage.bytes, 2000);

    QStringList ours;
    for (const QString &name : names())
        if (!name.startsWith(u"other"_s)) ours << path(name);
    QProcess du;
    du.start(u"du"_s, QStringList{u"-c"_s, u"-B1"_s} + ours);
    QVERIFY(du.waitForFinished());
    QCOMPARE(usage.diskBytes, du.readAllStandardOutput().trimmed().split('\n').last().split('\t').first().toLongLong());

    struct statvfs status;
    QCOMPARE(::statvfs(qPrintable(m_dir->path()), &status), 0);
    QVERIFY(usage.fileSystem);
    QCOMPARE(usage.fileSystem->total, static_cast<qint64>(status.f_blocks * status.f_frsize));
    QVERIFY(usage.fileSystem->free > 0 && usage.fileSystem->free < usage.fileSystem->total);
    QVERIFY(usage.fileSystem->usedShare > 0 && usage.fileSystem->usedShare < 1);
    QCOMPARE(fileSystemUsage(path(u"does/not/exist"_s))->total, usage.fileSystem->total);
}

void TestPurge::leavesTwoPerCentOfASmallDisk()
{
    constexpr qint64 gib = 1LL << 30;
    QCOMPARE(reserveOf(gib, {.total = 1000 * gib}), gib);
    QCOMPARE(reserveOf(gib, {.total = 10 * gib}), 10 * gib / 50);
    QCOMPARE(reserveOf(5 * gib, {.total = 10 * gib}), 5 * gib); // asked for
    QCOMPARE(reserveOf(0, {.total = 10 * gib}), 0);
}

void TestPurge::explainsPermissions()
{
    QCOMPARE(::chmod(qPrintable(m_dir->path()), 0700), 0);
    QVERIFY(checkPermissions(m_config, m_clock.wall()).empty());
    QCOMPARE(::chmod(qPrintable(m_dir->path()), 0755), 0);
    put(u"error.2026-11-20.1.log"_s, 48h, "x", 0644);
    QVERIFY(QFile::link(path(u"other.2026-11-10.1.log"_s), path(u"debug.log"_s)));
    const std::vector<PermissionFinding> findings = checkPermissions(m_config, m_clock.wall());
    QCOMPARE(findings.size(), 3U);
    QCOMPARE(findings[0].kind, PermissionFinding::Kind::OpenToOthers);
    QCOMPARE(findings[0].path, m_dir->path());
    QVERIFY2(findings[0].text.contains(u"0755"_s) && findings[0].text.contains(u"0700"_s), qPrintable(findings[0].text));
    QVERIFY2(findings[0].remedy.contains(u"chmod 0700"_s), qPrintable(findings[0].remedy));
    QCOMPARE(findings[1].path, path(u"error.2026-11-20.1.log"_s));
    QCOMPARE(findings[2].kind, PermissionFinding::Kind::SymbolicLink);
    QVERIFY(!findings[2].canRepair);
    for (const PermissionFinding &finding : findings) QCOMPARE(repair(finding).has_value(), finding.canRepair);
    QCOMPARE(fileStatus(m_dir->path())->mode, 0700);
    QCOMPARE(fileStatus(path(u"error.2026-11-20.1.log"_s))->mode, 0600);
    QCOMPARE(checkPermissions(m_config, m_clock.wall()).size(), 1U);
}

void TestPurge::explainsWhatCannotBeMade()
{
    m_config.streams.resize(1);
    m_config.streams[0].file.path = u"/proc/logs/error.log"_s; // not even for root
    std::vector<PermissionFinding> findings = checkPermissions(m_config, m_clock.wall());
    if (::geteuid() != 0) {
        QCOMPARE(findings.size(), 1U);
        QCOMPARE(findings[0].kind, PermissionFinding::Kind::CannotBeCreated);
    }
    m_config.streams[0].file.path = path(u"error.log/error.log"_s);
    findings = checkPermissions(m_config, m_clock.wall());
    QCOMPARE(findings.size(), 1U);
    QCOMPARE(findings[0].kind, PermissionFinding::Kind::WrongType);
    QVERIFY2(!findings[0].remedy.isEmpty() && findings[0].text.contains(path(u"error.log"_s)), qPrintable(findings[0].text));
}

void TestPurge::repairsNothingBehindALink()
{
    put(u"victim"_s, 1h, "x", 0644);
    PermissionFinding finding{.path = path(u"swapped"_s), .mode = 0600, .canRepair = true};
    QVERIFY(QFile::link(path(u"victim"_s), finding.path));
    QVERIFY(!repair(finding));
    QCOMPARE(fileStatus(path(u"victim"_s))->mode, 0644);
}

QTEST_APPLESS_MAIN(TestPurge)
#include "tst_purge.moc"
