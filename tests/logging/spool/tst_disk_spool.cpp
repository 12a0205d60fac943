#include "logging/base/crc32c.h"
#include "logging/spool/disk_spool.h"
#include "logging/spool/rejected_batches.h"
#include "logging/spool/spool_folders.h"
#include "tests/support/memory_journal.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using ccr::testing::MemoryJournal;

namespace {

constexpr std::int64_t mebibyte = 1024LL * 1024;

std::string entry(int number)
{
    return "entry " + std::to_string(number);
}

bool appendNumbers(DiskSpool &spool, int from, int to)
{
    std::vector<std::string> texts;
    for (int i = from; i < to; ++i) texts.push_back(entry(i));
    return spool.append({texts.begin(), texts.end()});
}

std::vector<std::string> range(int from, int to)
{
    std::vector<std::string> out;
    for (int i = from; i < to; ++i) out.push_back(entry(i));
    return out;
}

std::vector<std::string> takeAll(DiskSpool &spool, const BatchLimits &limits = {})
{
    std::vector<std::string> out;
    while (const auto batch = spool.take(limits)) {
        out.insert(out.end(), batch->entries.begin(), batch->entries.end());
        spool.finish();
    }
    return out;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path()); // an empty spool has removed it
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

constexpr qsizetype frameHead = 16;

// The sum over all of a frame but the sum.
template <typename Sum>
quint32 sumOfFrame(const QByteArray &frame, const Sum &sum)
{
    return sum(frame.first(4) + frame.mid(8));
}

quint32 zlibSum(const QByteArray &bytes)
{
    return static_cast<quint32>(crc32(0, reinterpret_cast<const Bytef *>(bytes.constData()), static_cast<uInt>(bytes.size())));
}

// Frames, from `offset` to the end of the file.
QList<QByteArray> framesOf(const QByteArray &file, qsizetype offset)
{
    QList<QByteArray> frames;
    while (offset + frameHead <= file.size()) {
        frames.append(file.mid(offset, frameHead + qFromLittleEndian<quint32>(file.constData() + offset)));
        offset += frames.last().size();
    }
    return frames;
}

// As programs before CRC-32C wrote it.
QByteArray olderForm(const QByteArray &file, qsizetype offset)
{
    QByteArray older = file.first(offset).replace("CCRSPL3\n", "CCRSPL2\n");
    for (QByteArray frame : framesOf(file, offset)) {
        qToLittleEndian(sumOfFrame(frame, zlibSum), frame.data() + 4);
        older += frame;
    }
    return older;
}

// Appends without end and says what has been handed over, until it is killed.
int appendForEver(const QString &folder)
{
    auto spool = DiskSpool::open({.folder = folder, .kind = "test", .maxBytes = 256 * mebibyte, .onLoss = [](auto, auto) {}});
    if (!spool) return 1;
    for (int i = 0;; ++i) {
        if (!appendNumbers(**spool, i, i + 1)) return 1;
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
}

} // namespace

class TestDiskSpool : public QObject
{
    Q_OBJECT

    std::optional<QTemporaryDir> m_home;
    std::atomic<std::size_t> m_madeRoom{0};
    std::atomic<std::size_t> m_damaged{0};
    LostByLevel m_madeRoomOf{};

    DiskSpool::Settings settings(std::int64_t maxBytes = mebibyte)
    {
        return {.folder = m_home->filePath(u"spool"_s),
                .kind = "test",
                .maxBytes = maxBytes,
                .onLoss = [this](DiskSpool::Loss loss, const LostByLevel &records) {
                    (loss == DiskSpool::Loss::Damaged ? m_damaged : m_madeRoom) += sumOf(records);
                    if (loss == DiskSpool::Loss::MadeRoom) m_madeRoomOf += records;
                }};
    }
    std::unique_ptr<DiskSpool> open(std::int64_t maxBytes = mebibyte)
    {
        auto spool = DiskSpool::open(settings(maxBytes));
        return spool ? std::move(*spool) : nullptr;
    }
    QStringList files(const QString &pattern = u"*"_s) const
    {
        return QDir(m_home->filePath(u"spool"_s)).entryList({pattern}, QDir::Files);
    }
    QString path(const QString &name) const { return m_home->filePath(u"spool/"_s + name); }

private Q_SLOTS:
    void init()
    {
        m_home.emplace();
        m_madeRoom = 0;
        m_madeRoomOf = {};
        m_damaged = 0;
    }

    void handsOutInOrderAndWithinTheLimits()
    {
        const auto spool = open();
        QVERIFY(!spool->take({}));
        QVERIFY(appendNumbers(*spool, 0, 3));
        QVERIFY(appendNumbers(*spool, 3, 10));
        QCOMPARE(spool->waiting().records, std::size_t{10});
        const auto batch = spool->take({.records = 4});
        QCOMPARE(batch->entries, range(0, 4));
        QCOMPARE(spool->waiting().records, std::size_t{6});
        spool->giveBack();
        QCOMPARE(spool->waiting().records, std::size_t{10});
        const auto smaller = spool->take({.records = 100, .bytes = 14});
        QCOMPARE(smaller->entries, range(0, 2));
        QVERIFY(smaller->id != batch->id);
        spool->finish();
        QCOMPARE(takeAll(*spool), range(2, 10));
        QCOMPARE(spool->waiting().records, std::size_t{0});
        QVERIFY(appendNumbers(*spool, 10, 12));
        QCOMPARE(takeAll(*spool), range(10, 12));
    }

    void goesOnAfterARestart()
    {
        std::string id;
        {
            const auto spool = open();
            QVERIFY(appendNumbers(*spool, 0, 100));
            spool->take({.records = 10});
            spool->finish();
            id = spool->take({.records = 20})->id; // under way at the end
        }
        const auto spool = open();
        QVERIFY(appendNumbers(*spool, 100, 150));
        QCOMPARE(spool->waiting().records, std::size_t{140});
        const auto again = spool->take({.records = 3}); // whatever the limits are now
        QCOMPARE(again->entries, range(10, 30));
        QCOMPARE(again->id, id);
        spool->finish();
        QCOMPARE(takeAll(*spool), range(30, 150));
        QCOMPARE(m_damaged + m_madeRoom, std::size_t{0});
    }

    void keepsABatchThatWasOut()
    {
        {
            const auto spool = open();
            QVERIFY(appendNumbers(*spool, 0, 5));
            QCOMPARE(spool->take({})->entries, range(0, 5)); // all there is
        }
        {
            const auto spool = open(); // nobody asks for it, and nothing new comes
            QCOMPARE(spool->waiting().records, 5U);
            QVERIFY(spool->waiting().bytes > 0);
        }
        auto abandoned = openAbandonedSpools(settings());
        QCOMPARE(abandoned.size(), std::size_t{1});
        QCOMPARE(takeAll(*abandoned[0]), range(0, 5));
        QCOMPARE(abandoned[0]->waiting().bytes, 0U);
    }

    void protectsItsFramesByCrc32c()
    {
        const auto spool = open();
        QVERIFY(appendNumbers(*spool, 0, 3));
        const QByteArray file = contentOf(path(files(u"*.spool"_s).value(0)));
        QVERIFY(file.startsWith("CCRSPL3\n"));
        const QList<QByteArray> frames = framesOf(file, 24);
        QCOMPARE(frames.size(), 3);
        for (const QByteArray &frame : frames) {
            const quint32 sum = sumOfFrame(frame, [](const QByteArray &bytes) { return crc32cPortable(bytes.toStdString()); });
            QCOMPARE(qFromLittleEndian<quint32>(frame.constData() + 4), sum);
        }
    }

    void readsWhatOlderProgramsWrote()
    {
        std::string id;
        {
            const auto spool = open();
            QVERIFY(appendNumbers(*spool, 0, 20));
            spool->take({.records = 5});
            spool->finish();
            id = spool->take({.records = 7})->id;
        }
        const QString segment = path(files(u"*.spool"_s).value(0));
        overwrite(segment, olderForm(contentOf(segment), 24));
        overwrite(path(u"cursor"_s), olderForm(contentOf(path(u"cursor"_s)), 0));
        const auto spool = open();
        QVERIFY(appendNumbers(*spool, 20, 30));
        const auto batch = spool->take({.records = 1});
        QCOMPARE(batch->entries, range(5, 12));
        QCOMPARE(batch->id, id);
        spool->finish();
        QCOMPARE(takeAll(*spool), range(12, 30));
        QCOMPARE(m_damaged + m_madeRoom, std::size_t{0});
    }

    void leavesNothingBehindWhenEmpty()
    {
        {
            const auto spool = open();
            QVERIFY(appendNumbers(*spool, 0, 100));
            QCOMPARE(takeAll(*spool), range(0, 100));
        }
        QVERIFY(!QDir(m_home->filePath(u"spool"_s)).exists());
    }

    void isPrivate()
    {
        const auto spool = open();
        QVERIFY(appendNumbers(*spool, 0, 1));
        spool->take({});
        QVERIFY(files().size() >= 3);
        for (const QString &name : files())
            QCOMPARE(QFile::permissions(path(name)) & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(QFile::permissions(m_home->filePath(u"spool"_s)) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther),
                 QFile::Permissions());
    }

    void discardsTheOldestAtItsLimitAndCounts()
    {
        constexpr std::int64_t limit = 256LL * 1024;
        const auto spool = open(limit);
        constexpr int written = 50'000;
        for (int i = 0; i < written; i += 100) {
            QVERIFY(appendNumbers(*spool, i, i + 100));
            QVERIFY(spool->bytes() <= limit);
        }
        const std::vector<std::string> rest = takeAll(*spool);
        QCOMPARE(rest, range(written - static_cast<int>(rest.size()), written));
        QCOMPARE(rest.size() + m_madeRoom, static_cast<std::size_t>(written));
        QVERIFY(rest.size() > 5000);
    }

    void discardsUnderABatchThatIsOut()
    {
        const auto spool = open(128LL * 1024);
        QVERIFY(appendNumbers(*spool, 0, 100));
        QCOMPARE(spool->take({.records = 40})->entries.size(), std::size_t{40});
        for (int i = 100; i < 20'000; i += 100) QVERIFY(appendNumbers(*spool, i, i + 100));
        QVERIFY(m_madeRoom >= 60);
        spool->finish(); // it was delivered all the same
        const std::vector<std::string> rest = takeAll(*spool);
        QCOMPARE(rest.size() + m_madeRoom + 40, std::size_t{20'000});
        QCOMPARE(rest.back(), entry(19'999));
    }

    void knowsTheLevelsOfWhatItDiscards()
    {
        // Also of entries that an earlier program has written.
        const WallTime time(milliseconds(1'764'092'712'345));
        for (int run = 0; run < 2; ++run) {
            const auto spool = open(128LL * 1024);
            std::vector<DiskSpool::Entry> entries(30, DiskSpool::Entry("a text of some length", {Severity::Info, time}));
            entries.resize(40, {"an error", {Severity::Error, time}});
            entries.resize(42, {"of a level that nobody knows", {}});
            for (int i = 0; i < 30; ++i) QVERIFY(spool->append(entries));
        }
        const auto spool = open(128LL * 1024);
        const std::string filling(30'000, 'x');
        for (int i = 0; i < 20; ++i) QVERIFY(spool->append({{filling, {Severity::Fatal, time}}}));
        LostByLevel rest{};
        while (const auto batch = spool->take({})) {
            rest += batch->byLevel();
            for (const EntryMark &mark : batch->marks) QVERIFY(mark.time == time || mark.time == WallTime{});
            spool->finish();
        }
        rest += m_madeRoomOf;
        QVERIFY(sumOf(m_madeRoomOf) > 2000);
        QVERIFY((rest == LostByLevel{0, 0, 1800, 0, 600, 20, 120}));
    }

    void saysWhenABatchHadToMakeRoom()
    {
        const auto spool = open(128LL * 1024);
        QVERIFY(appendNumbers(*spool, 0, 100));
        QVERIFY(spool->take({.records = 40}));
        QVERIFY(!spool->isBatchSuperseded());
        for (int i = 100; i < 20'000; i += 100) QVERIFY(appendNumbers(*spool, i, i + 100));
        QVERIFY(spool->isBatchSuperseded());
        spool->finish();
        QVERIFY(spool->take({}));
        QVERIFY(!spool->isBatchSuperseded());
    }

    void refusesWhatNeverFits()
    {
        const auto spool = open(1000);
        const std::string large(2000, 'x');
        QVERIFY(spool->append({large}));
        QCOMPARE(m_madeRoom.load(), std::size_t{1});
        QVERIFY(!spool->take({}));
    }

    void survivesEveryDamagedByte()
    {
        {
            const auto spool = open();
            QVERIFY(appendNumbers(*spool, 0, 6));
        }
        const QString segment = path(files(u"*.spool"_s).value(0));
        const QByteArray whole = contentOf(segment);
        QVERIFY(whole.size() > 60);
        for (qsizetype at = 0; at < whole.size(); ++at) {
            m_damaged = 0;
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
            overwrite(segment, damaged);
            {
                const auto spool = open();
                QVERIFY(spool);
                const std::vector<std::string> got = takeAll(*spool);
                QCOMPARE(got, range(0, static_cast<int>(got.size())));
                const bool isCount = at >= 16 && at < 24; // only the number in the head is wrong
                if (at < 8)
                    QCOMPARE(m_damaged.load(), std::size_t{1}); // no spool at all: nobody knows how many
                else if (!isCount)
                    QCOMPARE(got.size() + m_damaged, std::size_t{6});
                const bool isFilling = at >= 13 && at < 16; // behind the end of the kind
                QCOMPARE(got.size() == 6, isCount || isFilling);
                if (!isCount) QCOMPARE(files(u"*.damaged"_s).size(), isFilling ? 0 : 1);
                QVERIFY(appendNumbers(*spool, 100, 101)); // and works
                QCOMPARE(takeAll(*spool), range(100, 101));
            }
            for (const QString &name : files()) QFile::remove(path(name));
        }
    }

    void survivesEveryTruncation()
    {
        {
            const auto spool = open();
            QVERIFY(appendNumbers(*spool, 0, 6));
        }
        const QString segment = path(files(u"*.spool"_s).value(0));
        const QByteArray whole = contentOf(segment);
        for (qsizetype length = 0; length < whole.size(); ++length) {
            m_damaged = 0;
            overwrite(segment, whole.first(length));
            {
                const auto spool = open();
                const std::vector<std::string> got = takeAll(*spool);
                QCOMPARE(got, range(0, static_cast<int>(got.size())));
                if (length >= 24) QCOMPARE(got.size() + m_damaged, std::size_t{6});
            }
            for (const QString &name : files()) QFile::remove(path(name));
        }
    }

    void repeatsWhenItsPositionIsDamaged()
    {
        {
            const auto spool = open();
            QVERIFY(appendNumbers(*spool, 0, 10));
            spool->take({.records = 5});
            spool->finish();
        }
        overwrite(path(u"cursor"_s), "nonsense");
        QCOMPARE(takeAll(*open()), range(0, 10));
    }

    void putsEntriesOfAnotherKindAside()
    {
        {
            const auto spool = open();
            QVERIFY(appendNumbers(*spool, 0, 10));
        }
        DiskSpool::Settings other = settings();
        other.kind = "other";
        auto spool = DiskSpool::open(other);
        QVERIFY(!(*spool)->take({}));
        QCOMPARE(m_damaged.load(), std::size_t{10});
        QCOMPARE(files(u"*.damaged"_s).size(), 1);
    }

    void keepsFewDamagedFiles()
    {
        QVERIFY(QDir(m_home->path()).mkdir(u"spool"_s));
        for (int i = 1; i <= 20; ++i) overwrite(path(segmentName(static_cast<std::uint64_t>(i))), QByteArray(100, 'x'));
        overwrite(path(u"notes.txt"_s), "not ours");
        const auto spool = open();
        QVERIFY(!spool->take({}));
        QCOMPARE(files(u"*.damaged"_s).size(), 4);
        QVERIFY(files().contains(u"notes.txt"_s));
    }

    void belongsToOneAtATime()
    {
        auto first = openFreeSpool(settings());
        QVERIFY(appendNumbers(**first, 0, 5));
        QCOMPARE(DiskSpool::open(settings()).error().kind, ErrorKind::Conflict);
        auto second = openFreeSpool(settings());
        QVERIFY(second);
        QVERIFY(appendNumbers(**second, 5, 10));
        QVERIFY(QDir(m_home->filePath(u"spool~2"_s)).exists());
        QVERIFY(openAbandonedSpools(settings()).empty());
        second->reset(); // this program ends; the other takes its entries over
        {
            auto abandoned = openAbandonedSpools(settings());
            QCOMPARE(abandoned.size(), std::size_t{1});
            QCOMPARE(takeAll(*abandoned[0]), range(5, 10));
        }
        QVERIFY(!QDir(m_home->filePath(u"spool~2"_s)).exists());
        QCOMPARE(takeAll(**first), range(0, 5));
    }

    void saysWhyAFolderCannotBeUsed()
    {
        overwrite(m_home->filePath(u"spool"_s), "a file");
        const auto spool = DiskSpool::open(settings());
        QVERIFY(!spool);
        QCOMPARE(spool.error().kind, ErrorKind::Io);
        QVERIFY(spool.error().message.contains(m_home->path()));
    }

    void takesNothingWhileTheDiskIsFull()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        const auto spool = open();
        QVERIFY(appendNumbers(*spool, 0, 10));
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = static_cast<rlim_t>(spool->bytes()) + 10; // in the middle of the next frame
        ::setrlimit(RLIMIT_FSIZE, &small);
        const bool taken = appendNumbers(*spool, 10, 20);
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!taken);
        QVERIFY(spool->problem().contains(u"spool"_s));
        QCOMPARE(spool->waiting().records, std::size_t{10});
        bool worksAgain = false;
        QTRY_VERIFY(worksAgain || (worksAgain = appendNumbers(*spool, 20, 30))); // tried again a second later
        QCOMPARE(spool->problem(), QString());
        std::vector<std::string> expected = range(0, 10);
        for (const std::string &one : range(20, 30)) expected.push_back(one);
        QCOMPARE(takeAll(*spool), expected);
        QCOMPARE(m_damaged.load(), std::size_t{0});
    }

    void losesNothingToAKill()
    {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--append"_s, m_home->filePath(u"spool"_s)});
        QByteArray said;
        while (said.count('\n') < 2000) {
            QVERIFY(child.waitForReadyRead());
            said += child.readAll();
        }
        child.kill();
        QVERIFY(child.waitForFinished());
        said += child.readAll();
        const int promised = said.left(said.lastIndexOf('\n')).split('\n').last().toInt() + 1;
        const auto spool = open(256 * mebibyte);
        const std::vector<std::string> got = takeAll(*spool);
        QVERIFY(static_cast<int>(got.size()) >= promised);
        QVERIFY(static_cast<int>(got.size()) <= promised + 1);
        QCOMPARE(got, range(0, static_cast<int>(got.size())));
        QCOMPARE(m_damaged.load(), std::size_t{0});
    }

    void losesNothingBetweenThreads()
    {
        const auto spool = open(64 * mebibyte);
        constexpr int total = 20'000;
        std::thread writer([&spool] {
            for (int i = 0; i < total; i += 10) appendNumbers(*spool, i, i + 10);
        });
        std::vector<std::string> got;
        while (got.size() < total) {
            const auto batch = spool->take({.records = 33});
            if (!batch) {
                std::this_thread::yield();
                continue;
            }
            got.insert(got.end(), batch->entries.begin(), batch->entries.end());
            spool->finish();
            for (const int handle : spool->takeUnsynced()) ::close(handle);
        }
        writer.join();
        QCOMPARE(got, range(0, total));
    }

    void losesNothingBetweenThreadsAtTheLimit()
    {
        const auto spool = open(200LL * 1024);
        constexpr std::size_t total = 100'000;
        std::atomic<bool> isWritten{false};
        std::thread writer([&] {
            for (int i = 0; i < static_cast<int>(total); i += 50) appendNumbers(*spool, i, i + 50);
            isWritten = true;
        });
        std::size_t got = 0;
        std::string last;
        for (;;) {
            const bool wasWritten = isWritten;
            const auto batch = spool->take({.records = 7});
            if (!batch && wasWritten) break;
            if (!batch) continue;
            got += batch->entries.size();
            last = batch->entries.back();
            spool->finish();
        }
        writer.join();
        QCOMPARE(got + m_madeRoom, total);
        QCOMPARE(m_damaged.load(), std::size_t{0});
        QCOMPARE(last, entry(static_cast<int>(total) - 1));
    }

    void namesWhatIsNotOnTheDiskYet()
    {
        const auto spool = open();
        QVERIFY(spool->takeUnsynced().empty());
        QVERIFY(appendNumbers(*spool, 0, 5));
        const std::vector<int> handles = spool->takeUnsynced();
        QCOMPARE(handles.size(), std::size_t{3}); // folder, segment, position
        for (const int handle : handles) {
            QCOMPARE(::fsync(handle), 0);
            ::close(handle);
        }
        QVERIFY(spool->takeUnsynced().empty());
        QVERIFY(appendNumbers(*spool, 5, 6));
        const std::vector<int> again = spool->takeUnsynced();
        QCOMPARE(again.size(), std::size_t{2});
        for (const int handle : again) ::close(handle);
    }

    void notesItsWrites()
    {
        const auto spool = open();
        MemoryJournal journal;
        journal.current = {.offset = 100, .seq = 2};
        QVERIFY(spool->append({"one", "two"}, &journal));
        QCOMPARE(journal.begun, 1);
        QVERIFY(!journal.isOpen);
        QVERIFY(journal.committed() == journal.current);
        const QString segment = path(files(u"*.spool"_s).value(0));
        QCOMPARE(QString::fromStdString(journal.noted.path), segment);
        QCOMPARE(journal.noted.sizeBefore + journal.noted.length, static_cast<std::uint64_t>(QFileInfo(segment).size()));
        // What a program had not finished writing is cut off by its successor, and all before it is good.
        {
            QFile file(segment);
            QVERIFY(file.open(QIODevice::Append));
            file.write("half a fra");
            file.close();
            QVERIFY(file.resize(static_cast<qint64>(journal.noted.sizeBefore + journal.noted.length)));
        }
        QCOMPARE(takeAll(*spool), (std::vector<std::string>{"one", "two"}));
    }

    void keepsRefusedBodiesWithinABound()
    {
        const RejectedBatches rejected(m_home->filePath(u"rejected"_s), 1000);
        const QString path = rejected.keep("first-1", std::string(400, 'a'));
        QCOMPARE(contentOf(path), QByteArray(400, 'a'));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        rejected.keep("second-1", std::string(400, 'b'));
        rejected.keep("third-1", std::string(400, 'c'));
        QCOMPARE(QDir(m_home->filePath(u"rejected"_s)).entryList(QDir::Files).size(), 2);
        QCOMPARE(rejected.keep("huge-1", std::string(4000, 'd')), QString());
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc == 3 && std::string_view(argv[1]) == "--append") return appendForEver(QFile::decodeName(argv[2]));
    TestDiskSpool test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_disk_spool.moc"
