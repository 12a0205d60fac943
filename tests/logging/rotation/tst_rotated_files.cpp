#include "logging/rotation/rotated_files.h"

#include "logging/rotation/log_compressor.h"
#include "tests/support/fake_clock.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const FakeClock noon;

} // namespace

class TestRotatedFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void goesOnBehindItsOwnFilesOnly_data();
    void goesOnBehindItsOwnFilesOnly();
    void shiftsNumbers();
    void goesOnAfterAShiftThatWasInterrupted();
    void replacesNoFileOfAnybody();
    void makesTheFolderOfRotatedFiles();
    void findsAFileThatGotAnotherNumber();
    void neverTouchesTheActiveFile();
    void knowsFilesOfEveryNaming_data();
    void knowsFilesOfEveryNaming();
    void repairsWhatWasLeft();
    void adoptsFilesOfProgramsThatRunNoMore();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    void put(const QString &name, const QByteArray &content = "x") const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QStringList names() const { return QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name); }
    RotatedFiles files(FileNaming naming, int maxFiles = 10) const
    {
        Rotation rotation;
        rotation.naming = naming;
        rotation.maxFiles = maxFiles;
        return {LogFileNames(path(u"error.log"_s), rotation), rotation, 0700};
    }
    static QStringList listed(const RotatedFiles &files)
    {
        QStringList names;
        for (const RotatedFile &file : files.list()) names << QFileInfo(file.path).fileName();
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

Q_DECLARE_METATYPE(ccr::logging::FileNaming)

void TestRotatedFiles::goesOnBehindItsOwnFilesOnly_data()
{
    QTest::addColumn<FileNaming>("naming");
    QTest::addColumn<QStringList>("there");
    QTest::addColumn<QString>("expected");
    QTest::newRow("first") << FileNaming::Dated << QStringList{} << u"error.2026-11-22.1.log"_s;
    QTest::newRow("own") << FileNaming::Dated << QStringList{u"error.2026-11-22.4.log"_s} << u"error.2026-11-22.5.log"_s;
    QTest::newRow("compressed") << FileNaming::Dated << QStringList{u"error.2026-11-22.4.log.gz"_s} << u"error.2026-11-22.5.log"_s;
    QTest::newRow("of another day") << FileNaming::Dated << QStringList{u"error.2026-11-21.4.log"_s} << u"error.2026-11-22.1.log"_s;
    QTest::newRow("foreign") << FileNaming::Dated << QStringList{u"other.2026-11-22.9.log"_s, u"error.2026-11-22.9.log.bak"_s}
                             << u"error.2026-11-22.1.log"_s;
    QTest::newRow("foreign number") << FileNaming::PinoRoll << QStringList{u"other.log.9"_s} << u"error.log.1"_s;
    QTest::newRow("own number") << FileNaming::PinoRoll << QStringList{u"error.log.9.gz"_s} << u"error.log.10"_s;
    QTest::newRow("size within the day") << FileNaming::SpecDate << QStringList{u"2026-11-22-error_1.log"_s} << u"2026-11-22-error_2.log"_s;
}

void TestRotatedFiles::goesOnBehindItsOwnFilesOnly()
{
    QFETCH(FileNaming, naming);
    QFETCH(QStringList, there);
    QFETCH(QString, expected);
    for (const QString &name : there) put(name, "before");
    RotatedFiles rotated = files(naming);
    const QString active = rotated.names().active(noon.wall());
    rotated.setActive(active);
    put(QFileInfo(active).fileName(), "active");
    const auto taken = rotated.take(noon.wall());
    QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
    QCOMPARE(*taken, path(expected));
    QCOMPARE(contentOf(*taken), QByteArray("active"));
    QVERIFY(!QFileInfo::exists(active));
    for (const QString &name : there) QCOMPARE(contentOf(path(name)), QByteArray("before"));
    put(QFileInfo(active).fileName(), "next");
    const auto next = rotated.take(noon.wall());
    QVERIFY(next && *next != *taken);
    QCOMPARE(contentOf(*taken), QByteArray("active"));
}

void TestRotatedFiles::shiftsNumbers()
{
    RotatedFiles rotated = files(FileNaming::Numbered, 3);
    for (int i = 1; i <= 5; ++i) {
        put(u"error.log"_s, QByteArray::number(i));
        QVERIFY(rotated.take(noon.wall()));
        if (i == 2) QVERIFY(QFile::rename(path(u"error.log.1"_s), path(u"error.log.1.gz"_s))); // as compression does
    }
    QCOMPARE(names(), (QStringList{u"error.log.1"_s, u"error.log.2"_s, u"error.log.3"_s}));
    for (int number = 1; number <= 3; ++number) QCOMPARE(contentOf(path(u"error.log.%1"_s.arg(number))), QByteArray::number(6 - number));
}

void TestRotatedFiles::goesOnAfterAShiftThatWasInterrupted()
{
    put(u"error.log.1"_s, "1");
    put(u"error.log.2"_s, "2");
    put(u"error.log.4"_s, "3"); // 3 had become 4 when the program was killed
    put(u"error.log"_s, "0");
    RotatedFiles rotated = files(FileNaming::Numbered, 5);
    QVERIFY(rotated.take(noon.wall()));
    QByteArray order;
    for (int number = 1; number <= 4; ++number) order += contentOf(path(u"error.log.%1"_s.arg(number)));
    QCOMPARE(order, QByteArray("0123"));
}

void TestRotatedFiles::replacesNoFileOfAnybody()
{
    RotatedFiles rotated = files(FileNaming::Dated);
    put(u"error.log"_s, "a");
    QVERIFY(rotated.take(noon.wall()));
    put(u"error.2026-11-22.2.log"_s, "of another program"); // came after the first look into the folder
    put(u"error.2026-11-22.3.log.gz"_s, "likewise");
    put(u"error.log"_s, "b");
    QCOMPARE(*rotated.take(noon.wall()), path(u"error.2026-11-22.4.log"_s));
    QCOMPARE(contentOf(path(u"error.2026-11-22.2.log"_s)), QByteArray("of another program"));
}

void TestRotatedFiles::makesTheFolderOfRotatedFiles()
{
    Rotation rotation;
    rotation.naming = FileNaming::SeedScript;
    RotatedFiles rotated(LogFileNames(path(u"error.log"_s), rotation), rotation, 0750);
    put(u"error.log"_s, "a");
    const mode_t before = ::umask(077);
    const auto taken = rotated.take(noon.wall());
    ::umask(before);
    QVERIFY(taken);
    QCOMPARE(*taken, path(u"rotated/error_20261122_120000.log"_s));
    QCOMPARE(fileStatus(path(u"rotated"_s))->mode, 0750);
    QCOMPARE(rotated.list().size(), 1U);
}

void TestRotatedFiles::findsAFileThatGotAnotherNumber()
{
    RotatedFiles rotated = files(FileNaming::Numbered);
    put(u"error.log"_s, "first");
    QVERIFY(rotated.take(noon.wall()));
    const RotatedFile first = rotated.list().front();
    const std::atomic<bool> cancelled{false};
    auto packed = LogCompressor(cancelled).compress(first.path, 0600);
    QVERIFY(packed);
    put(u"error.log"_s, "second"); // rotated while the first is compressed
    QVERIFY(rotated.take(noon.wall()));
    QVERIFY(rotated.replace(first, packed->path()));
    packed->release();
    QCOMPARE(names(), (QStringList{u"error.log.1"_s, u"error.log.2.gz"_s}));
    QCOMPARE(contentOf(path(u"error.log.1"_s)), QByteArray("second"));
    QVERIFY(!rotated.remove(first)); // gone: nothing else is taken for it
    QVERIFY(rotated.remove(rotated.list().front()));
    QCOMPARE(names(), QStringList{u"error.log.1"_s});
}

void TestRotatedFiles::neverTouchesTheActiveFile()
{
    RotatedFiles rotated = files(FileNaming::SpecDate);
    put(u"2026-11-21-error.log"_s);
    put(u"2026-11-22-error.log"_s);
    rotated.setActive(path(u"2026-11-22-error.log"_s));
    QVERIFY(QFile::link(path(u"2026-11-21-error.log"_s), path(u"2026-11-20-error.log"_s)));
    QVERIFY(QDir(m_dir->path()).mkdir(u"2026-11-19-error.log"_s));
    QCOMPARE(listed(rotated), QStringList{u"2026-11-21-error.log"_s});
    const RotatedFile earlier = rotated.list().front();
    rotated.setActive(earlier.path);
    QVERIFY(!rotated.remove(earlier));
}

void TestRotatedFiles::knowsFilesOfEveryNaming_data()
{
    QTest::addColumn<FileNaming>("naming");
    QTest::newRow("dated") << FileNaming::Dated;
    QTest::newRow("pino-roll") << FileNaming::PinoRoll;
    QTest::newRow("seed-script") << FileNaming::SeedScript;
    QTest::newRow("spec-date") << FileNaming::SpecDate;
    QTest::newRow("numbered") << FileNaming::Numbered;
}

void TestRotatedFiles::knowsFilesOfEveryNaming()
{
    QFETCH(FileNaming, naming);
    const QStringList own{u"2026-11-18-error.log"_s, u"error.2026-11-19.1.log.gz"_s, u"rotated/error_20261120_143000.log.gz"_s,
                          u"error.log.1"_s};
    const QStringList foreign{
        u"error.log.1.bak"_s,      u"other.log.1"_s,  u"rotated/other_20261120_143000.log"_s, u"rotated/error_20261320_143000.log"_s,
        u"2026-11-18-other.log"_s, u"myerror.log.1"_s};
    for (const QString &name : own + foreign) put(name);
    QStringList expected;
    for (qsizetype i = 0; i < own.size(); ++i) {
        QFile file(path(own[i]));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime(QDate(2026, 11, 18 + int(i)), QTime(12, 0)), QFileDevice::FileModificationTime));
        expected << QFileInfo(own[i]).fileName();
    }
    QVERIFY(QFile::link(path(u"other.log.1"_s), path(u"error.log.2"_s)));
    RotatedFiles rotated = files(naming);
    rotated.setActive(path(u"error.log"_s));
    QCOMPARE(listed(rotated), expected); // the oldest first, whatever its name
    for (const RotatedFile &file : rotated.list()) QVERIFY(rotated.remove(file));
    QCOMPARE(listed(rotated), QStringList());
    for (const QString &name : foreign) QVERIFY2(QFile::exists(path(name)), qPrintable(name));
}

void TestRotatedFiles::repairsWhatWasLeft()
{
    const std::atomic<bool> cancelled{false};
    const auto packInto = [&](const QString &name) {
        auto packed = LogCompressor(cancelled).compress(path(name), 0600);
        QVERIFY(packed && QFile::rename(packed->path(), path(name) + u".gz"_s));
        packed->release();
    };
    put(u"error.2026-11-22.1.log"_s, "killed before the plain file was removed");
    packInto(u"error.2026-11-22.1.log"_s);
    put(u"error.2026-11-22.2.log"_s, "the power failed and the compressed file is cut");
    packInto(u"error.2026-11-22.2.log"_s);
    QVERIFY(QFile::resize(path(u"error.2026-11-22.2.log.gz"_s), 30));
    put(u"error.2026-11-22.3.log"_s, "other content");
    packInto(u"error.2026-11-22.3.log"_s);
    put(u"error.2026-11-22.3.log"_s, "both are somebody's");
    put(u".ccr-rotation-zzzzzz.part"_s, "orphan");
    put(u"notes.txt"_s);
    files(FileNaming::Dated).repair();
    QCOMPARE(names(), (QStringList{u"error.2026-11-22.1.log.gz"_s, u"error.2026-11-22.2.log"_s, u"error.2026-11-22.3.log"_s,
                                   u"error.2026-11-22.3.log.gz"_s, u"notes.txt"_s}));
}

void TestRotatedFiles::adoptsFilesOfProgramsThatRunNoMore()
{
    for (const FileNaming naming : {FileNaming::Dated, FileNaming::SpecDate}) {
        m_dir = std::make_unique<QTemporaryDir>();
        const QString day = naming == FileNaming::SpecDate ? QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd-"_s) : QString();
        const QByteArray mark(RotatedFiles::instanceMark.data(), RotatedFiles::instanceMark.size());
        put(day + u"error.11.log"_s, "{\"msg\":\"" + mark + "\"}\nended");
        put(day + u"error.12.log"_s, mark);
        put(day + u"error.2026.log"_s, "called alike, but somebody else's");
        put(u"errors.14.log"_s, "foreign");
        if (naming == FileNaming::Dated) {
            put(u"error.11.2026-11-20.1.log.gz"_s, "ended, rotated");
            put(u"error.12.2026-11-20.1.log"_s, "runs, rotated");
        }
        const Descriptor running(::open(qPrintable(path(day + u"error.12.log"_s)), O_RDONLY));
        QCOMPARE(::flock(running.get(), LOCK_EX | LOCK_NB), 0);
        RotatedFiles rotated = files(naming);
        rotated.repair();
        QByteArrayList adopted;
        for (const RotatedFile &file : rotated.list()) adopted << contentOf(file.path).split('\n').last();
        std::sort(adopted.begin(), adopted.end());
        QCOMPARE(adopted, naming == FileNaming::Dated ? (QByteArrayList{"ended", "ended, rotated"}) : QByteArrayList{"ended"});
        QCOMPARE(contentOf(path(day + u"error.12.log"_s)), mark);
        QVERIFY(QFileInfo::exists(path(day + u"error.2026.log"_s)));
        QVERIFY(QFileInfo::exists(path(u"errors.14.log"_s)));
        if (naming == FileNaming::Dated) QVERIFY(QFileInfo::exists(path(u"error.12.2026-11-20.1.log"_s)));
    }
}

QTEST_APPLESS_MAIN(TestRotatedFiles)
#include "tst_rotated_files.moc"
