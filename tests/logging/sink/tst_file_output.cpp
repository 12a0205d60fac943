#include "logging/sink/file_output.h"

#include "tests/support/fake_clock.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/memory_journal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/mount.h>
#include <zlib.h>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ccr::testing::MemoryJournal;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Compressed or not.
QByteArray plainContentOf(const QString &path)
{
    QByteArray text;
    const gzFile file = gzopen(QFile::encodeName(path).constData(), "rb");
    QByteArray piece(1 << 20, '\0');
    for (int count = 0; (count = gzread(file, piece.data(), static_cast<unsigned>(piece.size()))) > 0;)
        text.append(piece.constData(), count);
    gzclose(file);
    return text;
}

} // namespace

class TestFileOutput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { FaultyDisk::reset(); }
    void appends();
    void givesExactModes();
    void writesOncePerBuffer();
    void writesAfterTheFlushInterval();
    void writesErrorsAtOnce();

    void neverExceedsTheLimit();
    void losesNothingWhileItRotatesAndCompresses();
    void changesTheFileAtMidnight();
    void changesAFileOfYesterday();
    void namesFilesOfADayAfterIt();
    void goesOnWhenItCannotRotate();
    void rotatesWhenAsked();
    void keepsNumbering();
    void staysWithinTheLimitOfAllFiles();

    void survivesAFullDisk();
    void makesRoomOnAFullDisk();
    void survivesARealFullDisk();
    void leavesSpaceFree();
    void triesLessAndLessOften();
    void survivesAFolderThatVanishes();
    void startsWhileTheDiskIsFull();
    void goesOnInAnotherFileWhenThisIsTooLarge();

    void followsAFileThatWasMovedAway();
    void opensTheNameAgainWhenAsked();
    void endsATornLine();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void goesToTheFallbackFolder();
    void leavesTheFileToTheFirst();

    void syncsAsAgreed_data();
    void syncsAsAgreed();
    void notesItsWrites();
    void letsGoOfTheRingWhenItCannotWrite();

private:
    using Messages = QByteArrayList;
    LogRecord record(const std::string &message, Severity severity = Severity::Info) const
    {
        return {.time = m_clock->wall(), .severity = severity, .component = "t", .message = message, .exchangeId = {}, .fields = {}};
    }
    std::unique_ptr<FileOutput> open(FileSinkServices services = {}) const
    {
        services.clock = m_clock.get();
        if (!services.upkeep) services.upkeep = m_upkeep;
        if (!services.fallbackFolder) services.fallbackFolder = QString();
        return std::make_unique<FileOutput>(m_stream, ServiceIdentity{}, services);
    }
    void write(FileOutput &output, const std::string &message, Severity severity = Severity::Info, RingPosition after = {}) const
    {
        PendingRecords rendered;
        makeFormat(m_stream.format, {})->append(rendered.text(), BorrowedRecord(record(message, severity)));
        rendered.added(after, severity, m_clock->wall());
        output.take(std::move(rendered), severity >= Severity::Error);
    }
    QString folder() const { return m_dir->filePath(u"a/logs"_s); }
    QString path(const QString &name) const { return folder() + u'/' + name; }
    QStringList names() const { return QDir(folder()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    qint64 bytesInFolder() const
    {
        qint64 bytes = 0;
        for (const QFileInfo &file : QDir(folder()).entryInfoList(QDir::Files | QDir::Hidden)) bytes += file.size();
        return bytes;
    }
    /// The numbers in the messages "number 1." of all files, in the order of the files.
    QList<int> numbersIn(const QStringList &files) const
    {
        static const QRegularExpression pattern(u"number (\\d+)\\."_s);
        QList<int> numbers;
        for (const QString &name : files)
            for (auto matches = pattern.globalMatch(QString::fromUtf8(plainContentOf(path(name)))); matches.hasNext();)
                numbers << matches.next().captured(1).toInt();
        return numbers;
    }
    QStringList rotatedNames() const
    {
        QStringList found;
        for (const RotatedFile &file :
             RotatedFiles(LogFileNames(m_stream.file.path, m_stream.file.rotation), m_stream.file.rotation, 0700).list())
            found << QFileInfo(file.path).fileName();
        return found;
    }

    StreamConfig m_stream;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeClock> m_clock;
    std::shared_ptr<LogUpkeep> m_upkeep;
};

void TestFileOutput::init()
{
    FaultyDisk::reset();
    m_dir = std::make_unique<QTemporaryDir>();
    // Near the real time: the system stamps the files.
    m_upkeep.reset();
    m_clock = std::make_unique<FakeClock>(QDateTime::currentDateTimeUtc());
    m_upkeep = std::make_shared<LogUpkeep>(UpkeepLimits{}, *m_clock);
    m_stream = {.name = u"file"_s, .type = StreamType::File};
    m_stream.file.path = path(u"ccr.log"_s);
}

void TestFileOutput::appends()
{
    for (const char *message : {"first", "second"}) write(*open(), message); // written out at the end
    const QByteArray text = contentOf(path(u"ccr.log"_s));
    QCOMPARE(text.count('\n'), 2);
    QVERIFY(text.indexOf("first") < text.indexOf("second"));
}

void TestFileOutput::givesExactModes()
{
    for (const mode_t mask : {0, 077}) {
        init();
        m_stream.file.fileMode = 0640;
        m_stream.file.folderMode = 0750;
        m_stream.file.rotation.maxBytes = 400;
        m_stream.file.rotation.compress = true;
        m_stream.file.rotation.naming = FileNaming::SeedScript;
        const mode_t before = ::umask(mask);
        {
            const auto sink = open();
            for (int i = 0; i < 3; ++i) {
                write(*sink, std::string(300, 'x'));
                sink->flushNow();
                m_clock->advance(1s);
                m_upkeep->waitUntilIdle();
            }
        }
        ::umask(before);
        QCOMPARE(fileStatus(folder())->mode, 0750);
        QCOMPARE(fileStatus(path(u"rotated"_s))->mode, 0750);
        QCOMPARE(fileStatus(path(u"ccr.log"_s))->mode, 0640);
        const QFileInfoList rotated = QDir(path(u"rotated"_s)).entryInfoList(QDir::Files);
        QCOMPARE(rotated.size(), 2);
        for (const QFileInfo &file : rotated) {
            QCOMPARE(file.suffix(), u"gz"_s);
            QCOMPARE(fileStatus(file.filePath())->mode, 0640);
        }
    }
}

void TestFileOutput::writesOncePerBuffer()
{
    const auto sink = open();
    for (int i = 0; i < 20'000; ++i) {
        write(*sink, "a record of a usual length, as many as the machine can make");
        if (i % 100 == 0) sink->flush(); // a batch has ended
    }
    QVERIFY(FaultyDisk::writes.size() > 10);
    for (const std::size_t length : FaultyDisk::writes) QVERIFY(length >= 64UL * 1024 && length < 65UL * 1024);
}

void TestFileOutput::writesAfterTheFlushInterval()
{
    m_stream.file.flushInterval = 5s;
    const auto sink = open();
    write(*sink, "quiet");
    sink->flush();
    m_clock->advance(2s);
    write(*sink, "quiet, later");
    sink->flush();
    QCOMPARE(sink->nextFlush(), std::optional<milliseconds>(3s)); // counted from the oldest
    m_clock->advance(2999ms);
    sink->flush();
    QCOMPARE(contentOf(sink->path()), QByteArray());
    m_clock->advance(1ms);
    sink->flush();
    QCOMPARE(contentOf(sink->path()).count('\n'), 2);
    QCOMPARE(sink->counts().records, 2U);
    QCOMPARE(sink->counts().bytes, static_cast<std::uint64_t>(QFileInfo(sink->path()).size()));
}

void TestFileOutput::writesErrorsAtOnce()
{
    m_stream.file.flushInterval = 1h;
    const auto sink = open();
    write(*sink, "before");
    write(*sink, "warning", Severity::Warn);
    sink->flush();
    QCOMPARE(contentOf(sink->path()), QByteArray());
    write(*sink, "error", Severity::Error);
    sink->flush();
    QCOMPARE(contentOf(sink->path()).count('\n'), 3);
}

void TestFileOutput::neverExceedsTheLimit()
{
    // 60 records of 200 bytes and a limit of 2 KiB are 6 files of 2000 bytes, the last one in use.
    m_stream.file.rotation.maxBytes = 2048;
    {
        auto sink = open();
        write(*sink, "");
        sink->flushNow();
        const qint64 empty = QFileInfo(sink->path()).size();
        QVERIFY(empty < 200);
        QVERIFY(QFile::remove(sink->path()));
        for (int i = 0; i < 60; ++i) write(*sink, std::string(static_cast<std::size_t>(200 - empty), 'x'));
    }
    QCOMPARE(names().size(), 6);
    for (const QString &name : names()) QCOMPARE(QFileInfo(path(name)).size(), 2000);

    // In a burst, with records of all lengths, of which some are larger than the limit.
    init();
    m_stream.file.rotation.maxBytes = 100'000;
    m_stream.file.rotation.maxFiles = 0;
    constexpr int total = 100'000;
    {
        const auto sink = open();
        for (int i = 0; i < total; ++i) {
            const std::size_t length = i % 20'000 == 7 ? 150'000 : static_cast<std::size_t>(i % 97);
            write(*sink, "number " + std::to_string(i) + '.' + std::string(length, 'x'));
        }
        m_upkeep->waitUntilIdle();
    }
    int large = 0;
    for (const QString &name : names()) {
        const qint64 size = QFileInfo(path(name)).size();
        if (size <= m_stream.file.rotation.maxBytes) continue;
        ++large;
        QCOMPARE(contentOf(path(name)).count('\n'), 1);
    }
    QCOMPARE(large, total / 20'000);
    const QList<int> numbers = numbersIn(rotatedNames() << u"ccr.log"_s);
    QCOMPARE(numbers.size(), total);
    for (int i = 0; i < total; ++i) QCOMPARE(numbers.at(i), i);
}

void TestFileOutput::losesNothingWhileItRotatesAndCompresses()
{
    m_stream.file.rotation.maxBytes = 256 * 1024;
    m_stream.file.rotation.maxFiles = 0;
    m_stream.file.rotation.compress = true;
    constexpr int total = 60'000;
    for (const FileNaming naming : {FileNaming::Dated, FileNaming::PinoRoll, FileNaming::Numbered}) {
        m_dir = std::make_unique<QTemporaryDir>();
        m_stream.file.path = path(u"ccr.log"_s);
        m_stream.file.rotation.naming = naming;
        {
            const auto sink = open();
            for (int i = 0; i < total; ++i) {
                write(*sink, "number " + std::to_string(i) + '.');
                if (i % 500 == 0) sink->flush();
            }
        }
        m_upkeep->waitUntilIdle();
        { // the next start compresses what was still to do
            const auto sink = open();
            m_upkeep->waitUntilIdle();
        }
        const QStringList rotated = rotatedNames();
        QVERIFY(rotated.size() > 10);
        for (const QString &name : rotated) QVERIFY2(name.endsWith(u".gz"_s), qPrintable(name));
        const QList<int> numbers = numbersIn(rotatedNames() << u"ccr.log"_s);
        QCOMPARE(numbers.size(), total);
        for (int i = 0; i < total; ++i) QCOMPARE(numbers.at(i), i);
        QCOMPARE(names().size(), rotated.size() + 1); // and nothing else is left
    }
}

void TestFileOutput::changesTheFileAtMidnight()
{
    m_clock->setWall(QDateTime(QDate(2026, 11, 22), QTime(23, 59, 59), Qt::UTC));
    m_stream.file.rotation.interval = 24h;
    m_stream.file.rotation.maxFiles = 0;
    m_stream.file.rotation.retentionDays = 0;
    const auto sink = open();
    write(*sink, "of the 22nd");
    m_clock->advance(500ms);
    sink->flush(); // waits in the buffer
    m_clock->advance(500ms);
    write(*sink, "of the 23rd");
    sink->flushNow();
    QVERIFY(contentOf(path(u"ccr.2026-11-22.1.log"_s)).contains("of the 22nd"));
    QVERIFY(!contentOf(path(u"ccr.2026-11-22.1.log"_s)).contains("of the 23rd"));
    QVERIFY(contentOf(path(u"ccr.log"_s)).contains("of the 23rd"));

    m_clock->setWall(m_clock->dateTime().addSecs(-2LL * 3600));
    write(*sink, "after the clock was set back");
    sink->flushNow();
    QCOMPARE(names(), (QStringList{u"ccr.2026-11-22.1.log"_s, u"ccr.log"_s}));

    m_clock->sleep(3 * 24h);
    write(*sink, "after a long sleep");
    sink->flushNow();
    QCOMPARE(names(), (QStringList{u"ccr.2026-11-22.1.log"_s, u"ccr.2026-11-23.1.log"_s, u"ccr.log"_s}));
    QCOMPARE(contentOf(path(u"ccr.log"_s)).count('\n'), 1);

    // Nobody speaks: the file is put aside all the same.
    m_clock->advance(24h);
    sink->flush();
    QVERIFY(contentOf(path(u"ccr.2026-11-25.1.log"_s)).contains("after a long sleep"));
    QCOMPARE(contentOf(path(u"ccr.log"_s)), QByteArray());
    m_clock->advance(24h);
    sink->flush();
    QCOMPARE(names().size(), 4); // an empty file is not
}

void TestFileOutput::changesAFileOfYesterday()
{
    m_stream.file.rotation.interval = 24h;
    write(*open(), "of yesterday");
    m_clock->advance(25h);
    write(*open(), "of today");
    const QString yesterday = m_clock->dateTime().addSecs(-25LL * 3600).toString(u"yyyy-MM-dd"_s);
    QVERIFY(contentOf(path(u"ccr.%1.1.log"_s.arg(yesterday))).contains("of yesterday"));
    QCOMPARE(contentOf(path(u"ccr.log"_s)).count('\n'), 1);
}

void TestFileOutput::namesFilesOfADayAfterIt()
{
    m_clock->setWall(QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC));
    m_stream.file.rotation.naming = FileNaming::SpecDate;
    m_stream.file.rotation.maxBytes = 1000;
    m_stream.file.rotation.retentionDays = 0;
    const auto sink = open();
    for (int i = 0; i < 2; ++i) write(*sink, std::string(600, 'x'));
    sink->flushNow();
    QCOMPARE(names(), (QStringList{u"2026-11-22-ccr.log"_s, u"2026-11-22-ccr_1.log"_s}));
    m_clock->advance(24h);
    write(*sink, "x");
    sink->flushNow();
    QCOMPARE(names(), (QStringList{u"2026-11-22-ccr.log"_s, u"2026-11-22-ccr_1.log"_s, u"2026-11-23-ccr.log"_s}));
    QCOMPARE(sink->path(), path(u"2026-11-23-ccr.log"_s));
}

void TestFileOutput::goesOnWhenItCannotRotate()
{
    m_stream.file.rotation.maxBytes = 1000;
    m_stream.file.rotation.naming = FileNaming::SeedScript;
    const auto sink = open();
    { // a file where the folder of the rotated ones should be
        QFile obstacle(path(u"rotated"_s));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
    }
    for (int i = 0; i < 5; ++i) write(*sink, "number " + std::to_string(i) + '.' + std::string(600, 'x'));
    sink->flushNow();
    QCOMPARE(numbersIn({u"ccr.log"_s}).size(), 5);
    QVERIFY2(sink->notice().contains(u"rotate"_s), qPrintable(sink->notice().english()));
    QVERIFY(!sink->rotateNow());
    QVERIFY(QFile::remove(path(u"rotated"_s)));
    m_clock->advance(1min);
    write(*sink, "number 5.");
    sink->flushNow();
    QCOMPARE(numbersIn({u"ccr.log"_s}), QList<int>{5});
    QVERIFY2(sink->problem().isEmpty() && sink->notice().isEmpty(), qPrintable(sink->notice().english()));
}

void TestFileOutput::rotatesWhenAsked()
{
    const auto sink = open();
    auto rotated = sink->rotateNow();
    QVERIFY(rotated && rotated->isEmpty()); // nothing was there to be rotated
    write(*sink, "waits in the buffer");
    rotated = sink->rotateNow();
    QVERIFY(rotated);
    QVERIFY(contentOf(*rotated).contains("waits in the buffer"));
    write(*sink, "next");
    sink->flushNow();
    QCOMPARE(contentOf(path(u"ccr.log"_s)).count('\n'), 1);
    const auto again = sink->rotateNow();
    QVERIFY(again && *again != *rotated && !again->isEmpty());

    m_stream.file.path = path(u"numbered.log"_s);
    m_stream.file.rotation.naming = FileNaming::Numbered;
    const auto numbered = open();
    for (int i = 0; i < 2; ++i) {
        write(*numbered, "x");
        QCOMPARE(*numbered->rotateNow(), path(u"numbered.log.1"_s));
    }
}

void TestFileOutput::keepsNumbering()
{
    m_stream.file.rotation.maxBytes = 1000;
    m_stream.file.rotation.maxFiles = 2;
    m_stream.file.rotation.naming = FileNaming::Numbered;
    const auto sink = open();
    for (int i = 0; i < 100; ++i) write(*sink, "number " + std::to_string(i) + '.');
    sink->flushNow();
    QCOMPARE(names(), QStringList({u"ccr.log"_s, u"ccr.log.1"_s, u"ccr.log.2"_s}));
    const QList<int> numbers = numbersIn({u"ccr.log.2"_s, u"ccr.log.1"_s, u"ccr.log"_s});
    QCOMPARE(numbers.last(), 99); // the newest are there, without a gap
    for (int i = 0; i < numbers.size(); ++i) QCOMPARE(numbers.at(i), 100 - numbers.size() + i);
}

void TestFileOutput::staysWithinTheLimitOfAllFiles()
{
    constexpr qint64 limit = 1'000'000;
    FileSinkServices services{.clock = m_clock.get(),
                              .journal = {},
                              .upkeep = std::make_shared<LogUpkeep>(UpkeepLimits{.maxTotalBytes = limit}, *m_clock),
                              .fallbackFolder = QString()};
    for (const qint64 maxBytes : {qint64(100'000), qint64(0)}) { // by its size, or because nothing else helps
        m_stream.file.rotation.maxBytes = maxBytes;
        m_stream.file.rotation.compress = maxBytes > 0;
        m_stream.file.rotation.maxFiles = 0;
        m_stream.file.path = path(u"first.log"_s);
        const auto first = open(services);
        m_stream.file.path = path(u"second.log"_s);
        const auto second = open(services);
        for (int i = 0; i < 40'000; ++i) {
            write(i % 3 == 0 ? *second : *first, std::string(200, 'x'));
            if (i % 200 == 0) QVERIFY2(bytesInFolder() <= limit, qPrintable(QString::number(bytesInFolder())));
        }
        if (maxBytes == 0) QVERIFY(bytesInFolder() > limit / 3); // compression that keeps up leaves little
        QVERIFY2(first->problem().isEmpty(), qPrintable(first->problem().english()));
        QCOMPARE(first->counts().dropped, 0U);
    }
}

void TestFileOutput::survivesAFullDisk()
{
    const auto sink = open();
    write(*sink, "before");
    sink->flushNow();
    FaultyDisk::bytesLeft = 50;
    FaultyDisk::error = ENOSPC;
    constexpr int total = 60'000;
    for (int i = 0; i < total; ++i) write(*sink, "number " + std::to_string(i) + '.');
    sink->flushNow();
    QVERIFY2(sink->problem().contains(sink->path()), qPrintable(sink->problem().english()));
    QCOMPARE(contentOf(sink->path()).count('\n'), 1); // what was begun is cut off again
    QVERIFY(contentOf(sink->path()).endsWith('\n'));
    QVERIFY(sink->nextFlush());
    const std::uint64_t lost = sink->counts().dropped;
    QCOMPARE(sink->counts().output.losses.size(), 1U);
    QCOMPARE(sink->counts().output.losses[0].byLevel[levelIndex(Severity::Info)], lost);
    QVERIFY(lost > 0 && lost < total);

    FaultyDisk::error = 0;
    m_clock->advance(10s);
    sink->flush();
    QVERIFY2(sink->problem().isEmpty(), qPrintable(sink->problem().english()));
    const QByteArrayList lines = contentOf(sink->path()).trimmed().split('\n');
    for (const QByteArray &line : lines) QVERIFY2(line.startsWith('{') && line.endsWith('}'), line);
    QVERIFY(lines.first().contains("before"));
    QVERIFY2(lines.last().contains("log file works again"), lines.last());
    QVERIFY2(lines.last().contains("\"lost\":" + QByteArray::number(lost) + ','), lines.last());
    const QList<int> numbers = numbersIn({u"ccr.log"_s});
    QCOMPARE(numbers.size() + static_cast<qsizetype>(lost), total);
    for (int i = 0; i < numbers.size(); ++i) QCOMPARE(numbers.at(i), static_cast<int>(lost) + i); // the newest ones were kept
    write(*sink, "after");
    sink->flushNow();
    QCOMPARE(contentOf(sink->path()).count("works again"), 1); // said once
}

void TestFileOutput::makesRoomOnAFullDisk()
{
    m_stream.file.rotation.maxBytes = 1000;
    const auto sink = open();
    for (int i = 0; i < 4; ++i) {
        write(*sink, std::string(600, 'x'));
        sink->flushNow();
    }
    m_upkeep->waitUntilIdle();
    const QStringList before = rotatedNames();
    QCOMPARE(before.size(), 3);
    FaultyDisk::error = ENOSPC;
    write(*sink, "x");
    sink->flushNow();
    QCOMPARE(rotatedNames(), QStringList()); // one after the other, since nothing helped
    QVERIFY(!sink->problem().isEmpty());
    QVERIFY(FaultyDisk::refused >= 4);
    QVERIFY(QFileInfo::exists(sink->path()));
}

void TestFileOutput::survivesARealFullDisk()
{
    const QString mountPoint = m_dir->filePath(u"small"_s);
    QVERIFY(QDir().mkpath(mountPoint));
    if (::mount("tmpfs", qPrintable(mountPoint), "tmpfs", 0, "size=256k") != 0) QSKIP("needs the right to mount a file system");
    {
        m_stream.file.path = mountPoint + u"/ccr.log"_s;
        m_stream.file.rotation.maxBytes = 64 * 1024;
        QFile ballast(mountPoint + u"/ballast"_s);
        QVERIFY(ballast.open(QIODevice::WriteOnly));
        QVERIFY(ballast.write(QByteArray(100'000, 'x')) > 0);
        QVERIFY(ballast.flush());
        const auto sink = open();
        for (int i = 0; i < 20'000; ++i) write(*sink, "number " + std::to_string(i) + '.');
        sink->flushNow();
        QVERIFY2(sink->problem().isEmpty(), qPrintable(sink->problem().english())); // old ones made room for new ones
        QCOMPARE(sink->counts().dropped, 0U);
        QVERIFY(contentOf(sink->path()).contains("number 19999."));

        while (ballast.write(QByteArray(4096, 'x')) > 0 && ballast.flush()) {}
        for (const QFileInfo &file : QDir(mountPoint).entryInfoList({u"ccr.2*"_s})) QFile::remove(file.filePath());
        ballast.unsetError();
        while (ballast.write(QByteArray(4096, 'x')) > 0 && ballast.flush()) {}
        for (int i = 0; i < 2000; ++i) write(*sink, "while it is full");
        sink->flushNow();
        QVERIFY(!sink->problem().isEmpty());
        QVERIFY(contentOf(sink->path()).endsWith('\n'));
        ballast.close();
        QVERIFY(ballast.remove());
        m_clock->advance(10s);
        sink->flush();
        QVERIFY2(sink->problem().isEmpty(), qPrintable(sink->problem().english()));
    }
    m_upkeep->waitUntilIdle();
    QCOMPARE(::umount(qPrintable(mountPoint)), 0);
}

void TestFileOutput::leavesSpaceFree()
{
    m_stream.file.rotation.maxBytes = 1000;
    {
        const auto sink = open();
        for (int i = 0; i < 4; ++i) write(*sink, std::string(600, 'x'));
    }
    m_upkeep->waitUntilIdle();
    QCOMPARE(rotatedNames().size(), 3);
    constexpr qint64 more = 1LL << 60; // than any disk has
    const auto sink = open({.clock = nullptr, .upkeep = std::make_shared<LogUpkeep>(UpkeepLimits{.minFreeBytes = more}, *m_clock)});
    const qint64 size = QFileInfo(sink->path()).size();
    write(*sink, "would fill the disk");
    sink->flushNow();
    QCOMPARE(rotatedNames().size(), 0);
    QCOMPARE(QFileInfo(sink->path()).size(), size);
    QVERIFY2(sink->problem().contains(u"free"_s), qPrintable(sink->problem().english()));
}

void TestFileOutput::triesLessAndLessOften()
{
    const auto sink = open();
    FaultyDisk::error = EIO;
    write(*sink, "x");
    sink->flushNow();
    QList<qint64> pauses;
    for (int i = 0; i < 8; ++i) {
        const int before = FaultyDisk::refused;
        qint64 pause = 0;
        while (FaultyDisk::refused == before && pause < 100'000) {
            const milliseconds next = sink->nextFlush().value();
            pause += std::max<qint64>(1, next.count());
            m_clock->advance(std::max(next, milliseconds(1)));
            sink->flush();
        }
        pauses << pause;
    }
    QCOMPARE(pauses, (QList<qint64>{250, 500, 1000, 2000, 4000, 8000, 10'000, 10'000}));
    FaultyDisk::error = 0;
    m_clock->advance(10s);
    sink->flush();
    QCOMPARE(contentOf(sink->path()).count('\n'), 2);
}

void TestFileOutput::survivesAFolderThatVanishes()
{
    const auto sink = open();
    write(*sink, "one");
    sink->flushNow();
    QVERIFY(QDir(m_dir->filePath(u"a"_s)).removeRecursively());
    write(*sink, "two");
    sink->flushNow();
    QVERIFY2(sink->problem().isEmpty(), qPrintable(sink->problem().english()));
    QVERIFY(contentOf(sink->path()).contains("two"));
    QCOMPARE(fileStatus(folder())->mode, 0700);

    // And cannot be made again for a while.
    QVERIFY(QDir(m_dir->filePath(u"a"_s)).removeRecursively());
    {
        QFile obstacle(m_dir->filePath(u"a"_s));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
    }
    write(*sink, "three");
    sink->flushNow();
    QVERIFY2(sink->problem().contains(path(u"ccr.log"_s)), qPrintable(sink->problem().english()));
    QVERIFY(QFile::remove(m_dir->filePath(u"a"_s)));
    m_clock->advance(1s);
    sink->flush();
    QVERIFY(contentOf(sink->path()).contains("three"));
    QVERIFY(contentOf(sink->path()).contains("\"lost\":0"));
}

void TestFileOutput::startsWhileTheDiskIsFull()
{
    FaultyDisk::error = ENOSPC;
    const auto sink = open();
    write(*sink, "first");
    sink->flushNow();
    QVERIFY(!sink->problem().isEmpty());
    FaultyDisk::error = 0;
    m_clock->advance(1s);
    sink->flush();
    QVERIFY(sink->problem().isEmpty());
    QVERIFY(contentOf(sink->path()).contains("first"));
}

void TestFileOutput::goesOnInAnotherFileWhenThisIsTooLarge()
{
    const auto sink = open();
    write(*sink, "number 0.");
    sink->flushNow();
    FaultyDisk::error = EFBIG;
    write(*sink, "number 1.");
    sink->flushNow();
    QVERIFY(!sink->problem().isEmpty());
    QCOMPARE(numbersIn(rotatedNames()), QList<int>{0});
    FaultyDisk::error = 0;
    m_clock->advance(1s);
    sink->flush();
    QCOMPARE(numbersIn({u"ccr.log"_s}), QList<int>{1});
}

void TestFileOutput::followsAFileThatWasMovedAway()
{
    const auto sink = open();
    write(*sink, "one");
    sink->flushNow();
    QVERIFY(QFile::rename(sink->path(), sink->path() + u".moved"_s));
    write(*sink, "two");
    sink->flushNow();
    QVERIFY(contentOf(sink->path()).contains("two"));
    QVERIFY(!contentOf(sink->path()).contains("\"one\""));
    // In its place lies somebody else's.
    QVERIFY(QFile::remove(sink->path()));
    QVERIFY(QFile::copy(sink->path() + u".moved"_s, sink->path()));
    write(*sink, "three");
    sink->flushNow();
    QCOMPARE(contentOf(sink->path()).count('\n'), 2);
    QVERIFY(sink->problem().isEmpty());
}

void TestFileOutput::opensTheNameAgainWhenAsked()
{
    const auto sink = open();
    write(*sink, "one");
    sink->flushNow();
    QVERIFY(QFile::rename(sink->path(), sink->path() + u".moved"_s));
    sink->reopen();
    QCOMPARE(contentOf(sink->path()), QByteArray());
    QVERIFY(QFileInfo::exists(path(u"ccr.log"_s)));
    write(*sink, "two");
    sink->reopen(); // what waited is not lost
    QCOMPARE(contentOf(sink->path()).count("two"), 1);
}

void TestFileOutput::endsATornLine()
{
    write(*open(), "whole");
    {
        QFile file(path(u"ccr.log"_s));
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"level\":30,\"msg\":\"cut o");
    }
    {
        const auto sink = open();
        QCOMPARE(contentOf(sink->path()).count('\n'), 1); // nothing is written before there is something to say
        write(*sink, "next");
    }
    const QByteArrayList lines = contentOf(path(u"ccr.log"_s)).trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[1], QByteArray("{\"level\":30,\"msg\":\"cut o"));
    QVERIFY2(lines[2].contains("cut off") && lines[2].contains("\"bytes\":24"), lines[2]);
    QVERIFY(lines[3].contains("next"));
    write(*open(), "again");
    QCOMPARE(contentOf(path(u"ccr.log"_s)).count('\n'), 5);
}

void TestFileOutput::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"link", "dangling link", "pipe", "folder"}) QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestFileOutput::refusesWhatIsNoFile()
{
    QFETCH(QString, kind);
    QVERIFY(QDir().mkpath(folder()));
    const QString secret = m_dir->filePath(u"secret"_s);
    if (kind == u"link"_s) {
        QFile file(secret);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    if (kind.endsWith(u"link"_s)) QVERIFY(QFile::link(secret, path(u"ccr.log"_s)));
    if (kind == u"pipe"_s) QCOMPARE(::mkfifo(qPrintable(path(u"ccr.log"_s)), 0600), 0);
    if (kind == u"folder"_s) QVERIFY(QDir().mkpath(path(u"ccr.log"_s)));
    const auto sink = open();
    write(*sink, "x");
    sink->flushNow();
    QVERIFY2(sink->problem().contains(path(u"ccr.log"_s)), qPrintable(sink->problem().english()));
    QCOMPARE(contentOf(secret), QByteArray());
    QCOMPARE(QFileInfo::exists(secret), kind == u"link"_s);
}

void TestFileOutput::goesToTheFallbackFolder()
{
    {
        QFile obstacle(m_dir->filePath(u"a"_s)); // root may write everywhere, but not below a file
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
    }
    const QString fallback = m_dir->filePath(u"fallback"_s);
    const auto sink = open({.clock = nullptr, .upkeep = nullptr, .fallbackFolder = fallback});
    write(*sink, "x");
    sink->flushNow();
    QCOMPARE(sink->path(), fallback + u"/ccr.log"_s);
    QVERIFY2(sink->notice().contains(fallback) && sink->notice().contains(path(u"ccr.log"_s)), qPrintable(sink->notice().english()));
    QVERIFY(sink->problem().isEmpty()); // records arrive
    const QByteArrayList lines = contentOf(sink->path()).trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].contains("fallback") && lines[0].contains(path(u"ccr.log"_s).toUtf8()), lines[0]);
    // Repaired, and asked to look again.
    QVERIFY(QFile::remove(m_dir->filePath(u"a"_s)));
    sink->reopen();
    QCOMPARE(sink->path(), path(u"ccr.log"_s));
    QVERIFY2(sink->notice().isEmpty(), qPrintable(sink->notice().english()));
}

void TestFileOutput::leavesTheFileToTheFirst()
{
    auto first = open();
    auto second = open();
    auto third = open();
    for (FileOutput *sink : {first.get(), second.get(), third.get()}) {
        write(*sink, "x");
        sink->flushNow();
    }
    QCOMPARE(first->path(), path(u"ccr.log"_s));
    QCOMPARE(second->path(), path(u"ccr.%1.log"_s.arg(::getpid())));
    QVERIFY(third->path() != first->path() && third->path() != second->path());
    QVERIFY2(second->notice().contains(first->path()) && second->notice().contains(second->path()), qPrintable(second->notice().english()));
    QCOMPARE(second->counts().records, 1U);
    QCOMPARE(contentOf(first->path()).count('\n'), 1);
    QCOMPARE(contentOf(second->path()).count('\n'), 2); // and says why
    QVERIFY(contentOf(second->path()).contains("another program"));

    // They end; the next program counts their files as its own rotated ones.
    second.reset();
    third.reset();
    first.reset();
    m_upkeep->waitUntilIdle();
    first = open();
    m_upkeep->waitUntilIdle();
    QCOMPARE(first->path(), path(u"ccr.log"_s));
    QCOMPARE(rotatedNames().size(), 2);
    QCOMPARE(names().size(), 3);
}

void TestFileOutput::syncsAsAgreed_data()
{
    QTest::addColumn<int>("policy");
    QTest::addColumn<int>("atInfo");
    QTest::addColumn<int>("afterInterval");
    QTest::addColumn<int>("atError");
    QTest::newRow("none") << int(SyncPolicy::None) << 0 << 0 << 0;
    QTest::newRow("interval") << int(SyncPolicy::Interval) << 0 << 1 << 1;
    QTest::newRow("error") << int(SyncPolicy::OnError) << 0 << 0 << 1;
    QTest::newRow("always") << int(SyncPolicy::Always) << 1 << 1 << 2;
}

void TestFileOutput::syncsAsAgreed()
{
    QFETCH(int, policy);
    m_stream.file.sync = static_cast<SyncPolicy>(policy);
    m_stream.file.syncInterval = 5s;
    {
        const auto sink = open();
        write(*sink, "x");
        sink->flushNow();
        QFETCH(int, atInfo);
        QTRY_COMPARE(int(FaultyDisk::syncs), atInfo);
        m_clock->advance(5s);
        sink->flush();
        QFETCH(int, afterInterval);
        QTRY_COMPARE(int(FaultyDisk::syncs), afterInterval);
        write(*sink, "x", Severity::Error);
        sink->flush();
        QFETCH(int, atError);
        QTRY_COMPARE(int(FaultyDisk::syncs), atError);
        QTRY_COMPARE(sink->counts().output.syncs.count(), std::uint64_t(atError)); // each is timed
        QVERIFY(sink->counts().output.writes.count() >= 2);
        if (policy == int(SyncPolicy::None)) return;
        FaultyDisk::syncError = EIO;
        write(*sink, "x", Severity::Error);
        sink->flush();
        m_clock->advance(5s);
        sink->flush();
        const auto isTold = [&sink] {
            sink->flush();
            return sink->notice().contains(sink->path());
        };
        QTRY_VERIFY(isTold());
    }
    QVERIFY(FaultyDisk::syncThread != ::syscall(SYS_gettid)); // it may take seconds
}

void TestFileOutput::notesItsWrites()
{
    /// Looks whether each note was true.
    struct CheckedJournal final : WriteJournal
    {
        RingPosition position() const override { return memory.current; }
        void begin(const NotedWrite &write, RingPosition after) override
        {
            const auto status = fileStatus(QString::fromStdString(write.path));
            allTrue = allTrue && !memory.isOpen && status && status->inode == write.inode && status->device == write.device
                      && status->bytes == static_cast<qint64>(write.sizeBefore) && after.offset >= memory.notedPosition.offset;
            memory.begin(write, after);
        }
        void commit() override
        {
            const auto status = fileStatus(QString::fromStdString(memory.noted.path));
            allTrue = allTrue && memory.isOpen && status->bytes == static_cast<qint64>(memory.noted.sizeBefore + memory.noted.length);
            memory.commit();
        }
        void passed(RingPosition upTo) override { memory.passed(upTo); }
        void detach() override { memory.detach(); }
        RingPosition committed() const override { return memory.committed(); }
        MemoryJournal memory;
        bool allTrue = true;
    };
    const auto shared = std::make_shared<CheckedJournal>();
    CheckedJournal &journal = *shared;
    QVERIFY(QDir().mkpath(folder()));
    {
        QFile torn(path(u"ccr.log"_s));
        QVERIFY(torn.open(QIODevice::WriteOnly));
        torn.write("torn");
    }
    m_stream.file.rotation.maxBytes = 10'000;
    const auto sink = open({.clock = nullptr, .journal = shared});
    std::uint64_t offset = 0;
    for (int i = 0; i < 3000; ++i) {
        journal.memory.current = {.offset = offset += 100, .seq = static_cast<std::uint64_t>(i) + 1};
        write(*sink, "number " + std::to_string(i) + '.', Severity::Info, journal.memory.current);
        if (i % 64 == 0) sink->flush();
        QVERIFY(journal.memory.committed().offset <= offset);
    }
    sink->flushNow();
    QVERIFY(journal.allTrue);
    QVERIFY(journal.memory.begun > 10);
    QCOMPARE(journal.memory.committed(), journal.memory.current);

    // A write that fails leaves the note; the file tells that nothing was written.
    FaultyDisk::bytesLeft = 10;
    FaultyDisk::error = EIO;
    journal.memory.current.offset += 100;
    write(*sink, "x", Severity::Info, journal.memory.current);
    sink->flushNow();
    QVERIFY(journal.memory.isOpen);
    QCOMPARE(QFileInfo(sink->path()).size(), static_cast<qint64>(journal.memory.noted.sizeBefore));
    FaultyDisk::error = 0;
    m_clock->advance(10s);
    journal.memory.isOpen = false; // as the note is renewed
    sink->flush();
    QVERIFY(journal.allTrue);
    QCOMPARE(journal.memory.committed(), journal.memory.current);
}

void TestFileOutput::letsGoOfTheRingWhenItCannotWrite()
{
    const auto shared = std::make_shared<MemoryJournal>();
    MemoryJournal &journal = *shared;
    const auto sink = open({.clock = nullptr, .journal = shared});
    FaultyDisk::error = ENOSPC;
    write(*sink, "x", Severity::Info, {.offset = 100, .seq = 1});
    sink->flushNow();
    QVERIFY(!journal.isDetached); // perhaps it is over soon
    m_clock->advance(10s);
    sink->flush();
    QVERIFY(journal.isDetached);
    FaultyDisk::error = 0;
    m_clock->advance(10s);
    sink->flush();
    QVERIFY(!journal.isDetached);
    QCOMPARE(journal.committed().offset, 100U);
}

QTEST_APPLESS_MAIN(TestFileOutput)
#include "tst_file_output.moc"
