#include "logging/rotation/log_file_names.h"
#include "tests/support/fake_clock.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

LogFileNames names(FileNaming naming, const QString &path = u"/logs/error.log"_s)
{
    Rotation rotation;
    rotation.naming = naming;
    return {path, rotation, QTimeZone::utc()};
}

const FakeClock afternoon(QDateTime(QDate(2026, 11, 22), QTime(14, 30), Qt::UTC));

} // namespace

Q_DECLARE_METATYPE(ccr::logging::FileNaming)

class TestLogFileNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesFiles_data();
    void namesFiles();
    void knowsForeignFiles_data();
    void knowsForeignFiles();
    void ordersTheOldestFirst_data();
    void ordersTheOldestFirst();
    void takesTheDateOfTheZone();
    void knowsFilesOfSecondPrograms();
    void needsNoSuffix();
};

void TestLogFileNames::namesFiles_data()
{
    QTest::addColumn<FileNaming>("naming");
    QTest::addColumn<QString>("active");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("dated") << FileNaming::Dated << u"/logs/error.log"_s << u"/logs/error.2026-11-22.1.log"_s
                           << u"/logs/error.2026-11-22.2.log"_s;
    QTest::newRow("pino-roll") << FileNaming::PinoRoll << u"/logs/error.log"_s << u"/logs/error.log.1"_s << u"/logs/error.log.2"_s;
    QTest::newRow("numbered") << FileNaming::Numbered << u"/logs/error.log"_s << u"/logs/error.log.1"_s << u"/logs/error.log.2"_s;
    QTest::newRow("folder of their own") << FileNaming::SeedScript << u"/logs/error.log"_s << u"/logs/rotated/error_20261122_143000.log"_s
                                         << u"/logs/rotated/error_20261122_143000_2.log"_s;
    QTest::newRow("date in the active name") << FileNaming::SpecDate << u"/logs/2026-11-22-error.log"_s << u"/logs/2026-11-22-error_1.log"_s
                                             << u"/logs/2026-11-22-error_2.log"_s;
}

void TestLogFileNames::namesFiles()
{
    QFETCH(FileNaming, naming);
    QFETCH(QString, first);
    QFETCH(QString, second);
    const LogFileNames files = names(naming);
    QTEST(files.active(afternoon.wall()), "active");
    const QString stamp = files.stamp(afternoon.wall());
    QCOMPARE(files.rotated(stamp, 1), first);
    QCOMPARE(files.rotated(stamp, 2), second);
    // What it writes it reads.
    for (const QString &ending : {u""_s, u".gz"_s}) {
        const auto parts = files.parse(second.section(u'/', -1) + ending);
        QVERIFY(parts);
        QCOMPARE(parts->stamp, stamp);
        QCOMPARE(parts->sequence, 2);
        QCOMPARE(parts->compressed, !ending.isEmpty());
        QVERIFY(parts->instance.isEmpty());
    }
    QCOMPARE(files.parse(first.section(u'/', -1))->sequence, 1);
    QVERIFY(naming == FileNaming::SpecDate || !files.parse(u"error.log"_s)); // there an earlier day's active file is a rotated one
}

void TestLogFileNames::knowsForeignFiles_data()
{
    QTest::addColumn<FileNaming>("naming");
    QTest::addColumn<QString>("name");
    const auto row = [](FileNaming naming, const QString &name) { QTest::newRow(qPrintable(name)) << naming << name; };
    for (const QString &name :
         {u"other.2026-11-22.1.log"_s, u"error.2026-11-22.log"_s, u"error.2026-11-22.1.log.bak"_s, u"error.2026-13-01.1.log"_s,
          u"error.2026-11-22.1.log.gz.tmp"_s, u"error.2026-11-22.1.log.zst"_s, u"my-error.2026-11-22.1.log"_s, u"error.2026-11-22.1.logx"_s,
          u"error.2026-11-22..log"_s, u"errorX2026-11-22.1.log"_s, u"error.2026-11-22.1.log\n"_s, u"error.2026-11-22.12345678901.log"_s,
          u"errors.log"_s})
        row(FileNaming::Dated, name);
    for (const QString &name :
         {u"other.log.9"_s, u"error.log.9x"_s, u"error.log."_s, u"error.log.gz"_s, u"error.log.bak.1"_s, u"error.logs.1"_s})
        row(FileNaming::PinoRoll, name);
    for (const QString &name : {u"_20261122_143000"_s, u"error_20261122.log"_s, u"error_20261322_143000.log"_s})
        row(FileNaming::SeedScript, name);
    for (const QString &name : {u"2026-11-22-errors.log"_s, u"2026-11-31-error.log"_s, u"error.log"_s}) row(FileNaming::SpecDate, name);
}

void TestLogFileNames::knowsForeignFiles()
{
    QFETCH(FileNaming, naming);
    QFETCH(QString, name);
    QVERIFY(!names(naming).parse(name));
}

void TestLogFileNames::ordersTheOldestFirst_data()
{
    QTest::addColumn<FileNaming>("naming");
    QTest::addColumn<QStringList>("ordered");
    QTest::newRow("dated") << FileNaming::Dated
                           << QStringList{u"error.2026-11-21.2.log.gz"_s, u"error.2026-11-21.10.log"_s, u"error.2026-11-22.1.log"_s};
    QTest::newRow("pino-roll") << FileNaming::PinoRoll << QStringList{u"error.log.2"_s, u"error.log.9.gz"_s, u"error.log.10"_s};
    QTest::newRow("numbered") << FileNaming::Numbered << QStringList{u"error.log.10.gz"_s, u"error.log.9"_s, u"error.log.1"_s};
    QTest::newRow("folder of their own") << FileNaming::SeedScript
                                         << QStringList{u"error_20261122_143000.log"_s, u"error_20261122_143000_2.log"_s,
                                                        u"error_20261122_143001.log"_s};
    QTest::newRow("date in the active name") << FileNaming::SpecDate
                                             << QStringList{u"2026-11-21-error_1.log"_s, u"2026-11-21-error_2.log"_s,
                                                            u"2026-11-21-error.log"_s, u"2026-11-22-error_1.log"_s};
}

void TestLogFileNames::ordersTheOldestFirst()
{
    QFETCH(FileNaming, naming);
    QFETCH(QStringList, ordered);
    const LogFileNames files = names(naming);
    for (qsizetype i = 0; i < ordered.size(); ++i)
        for (qsizetype j = 0; j < ordered.size(); ++j) QCOMPARE(files.isOlder(*files.parse(ordered[i]), *files.parse(ordered[j])), i < j);
}

void TestLogFileNames::takesTheDateOfTheZone()
{
    const FakeClock late(QDateTime(QDate(2026, 11, 22), QTime(23, 30), Qt::UTC));
    const LogFileNames inBerlin(u"/logs/error.log"_s, {}, QTimeZone("Europe/Berlin"));
    QCOMPARE(inBerlin.stamp(late.wall()), u"2026-11-23"_s);
    QCOMPARE(names(FileNaming::Dated).stamp(late.wall()), u"2026-11-22"_s);
}

void TestLogFileNames::knowsFilesOfSecondPrograms()
{
    const LogFileNames files = names(FileNaming::Dated);
    QCOMPARE(files.forInstance(4711).path(), u"/logs/error.4711.log"_s);
    QCOMPARE(files.instanceOf(u"error.4711.log"_s), std::optional<qint64>(4711));
    QVERIFY(!files.instanceOf(u"error.log"_s));
    QVERIFY(!files.instanceOf(u"other.4711.log"_s));
    QCOMPARE(files.parse(u"error.4711.2026-11-22.3.log"_s)->instance, u"4711"_s);
    QCOMPARE(names(FileNaming::SpecDate).instanceOf(u"2026-11-22-error.4711.log"_s), std::optional<qint64>(4711));
}

void TestLogFileNames::needsNoSuffix()
{
    const LogFileNames files = names(FileNaming::Dated, u"/logs/router"_s);
    QCOMPARE(files.rotated(u"2026-11-22"_s, 1), u"/logs/router.2026-11-22.1"_s);
    QVERIFY(files.parse(u"router.2026-11-22.1"_s));
}

QTEST_APPLESS_MAIN(TestLogFileNames)
#include "tst_log_file_names.moc"
