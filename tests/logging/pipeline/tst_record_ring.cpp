#include "logging/pipeline/drop_accounts.h"
#include "logging/pipeline/ring_storage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cstring>
#include <thread>
#include <vector>

#include <csignal>
#include <sys/resource.h>

using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

struct Numbers
{
    std::uint64_t writer = 0;
    std::uint64_t index = 0;
};

bool put(RecordRing &ring, std::string_view text, std::uint64_t limit)
{
    const RecordRing::Reservation place = ring.reserve(text.size() + 8, limit);
    if (!place.payload) return false;
    const std::uint64_t size = text.size();
    std::memcpy(place.payload, &size, 8);
    std::memcpy(place.payload + 8, text.data(), text.size());
    ring.commit(place, EntryKind::Record);
    return true;
}

std::string textOf(const RecordRing::Entry &entry)
{
    std::uint64_t size = 0;
    std::memcpy(&size, entry.payload.data(), 8);
    return {reinterpret_cast<const char *>(entry.payload.data()) + 8, size};
}

#ifdef Q_OS_LINUX
/// kB that this process has in its memory of the files in the folder of this one.
qint64 residentOf(const QString &path)
{
    QFile maps(u"/proc/self/smaps"_s);
    if (!maps.open(QIODevice::ReadOnly)) return -1;
    bool isIt = false;
    for (const QByteArray &line : maps.readAll().split('\n')) {
        if (line.contains('/')) isIt = line.contains(QFileInfo(path).path().toUtf8());
        if (isIt && line.startsWith("Rss:")) return line.mid(4).trimmed().split(' ').constFirst().toLongLong();
    }
    return -1;
}
#endif

} // namespace

class TestRecordRing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsOrderAndContentOverManyLaps();
    void keepsToItsLimits();
    void waitsForTheWriterThatIsFirst();
    void takesNoOldBytesForAnEntry();
    void losesNothingBetweenManyWriters();
    void findsWhatFollowsAnUnfinishedEntry();
    void countsWhatWasDropped();
    void sharesAFolderWithLivingPrograms();
    void adoptsTheFileOfADeadProgram();
    void movesAForeignFileAside_data();
    void movesAForeignFileAside();
    void followsNoSymbolicLink();
    void tellsWhenThereIsNoRoom();
    void givesBackTheMemoryOfWhatWasRead();
    void writersPreparePagesThemselves();
};

void TestRecordRing::keepsOrderAndContentOverManyLaps()
{
    const auto storage = RingStorage::inMemory(0);
    RecordRing &ring = storage->ring();
    QRandomGenerator random(1);
    std::uint64_t position = 0;
    std::vector<std::string> expected;
    for (int round = 0; round < 500; ++round) {
        expected.clear();
        for (int i = 0; i < 20; ++i) {
            expected.emplace_back(random.bounded(2000), static_cast<char>('a' + i));
            QVERIFY(put(ring, expected.back(), ring.capacity()));
        }
        RecordRing::Entry entry;
        for (const std::string &text : expected) {
            QVERIFY(ring.read(position, entry) == RecordRing::Read::Entry);
            QCOMPARE(textOf(entry), text);
            position = entry.next;
        }
        QVERIFY(ring.read(position, entry) == RecordRing::Read::Empty);
        ring.release(position);
        QCOMPARE(ring.used(), 0U);
    }
    QVERIFY(position > 50 * ring.capacity());
}

// What the memory of the file holds does not change by it, whenever it is done.
void TestRecordRing::givesBackTheMemoryOfWhatWasRead()
{
    const QTemporaryDir dir;
    QString problem;
    const auto storage = RingStorage::inFolder(dir.path(), 8LL * 1024 * 1024, &problem);
    QVERIFY2(storage, qPrintable(problem));
    RecordRing &ring = storage->ring();
    QRandomGenerator random(1);
    std::uint64_t position = 0;
    while (position < 5 * ring.capacity() / 2) {
        const std::string text(random.bounded(100'000), static_cast<char>('a' + position % 26));
        QVERIFY(put(ring, text, ring.capacity()));
        RecordRing::Entry entry;
        QVERIFY(ring.read(position, entry) == RecordRing::Read::Entry);
        QCOMPARE(textOf(entry), text);
        position = entry.next;
        ring.release(position);
        if (random.bounded(4) == 0) storage->prepareAhead();
        if (position > ring.capacity() && random.bounded(4) == 0) storage->releaseBehind();
    }
#ifdef Q_OS_LINUX
    while (position < 4 * ring.capacity()) {
        QVERIFY(put(ring, std::string(100'000, 'x'), ring.capacity()));
        RecordRing::Entry entry;
        QVERIFY(ring.read(position, entry) == RecordRing::Read::Entry);
        position = entry.next;
        ring.release(position);
    }
    const qint64 before = residentOf(storage->path());
    storage->releaseBehind();
    const qint64 after = residentOf(storage->path());
    QVERIFY2(before > 8000 && after < 5000, qPrintable(u"%1 kB, then %2 kB"_s.arg(before).arg(after)));
#endif
}

// Without the log thread, too, no writer comes to a page that is not there yet.
void TestRecordRing::writersPreparePagesThemselves()
{
#ifdef Q_OS_LINUX
    const QTemporaryDir dir;
    QString problem;
    const auto storage = RingStorage::inFolder(dir.path(), 8LL * 1024 * 1024, &problem);
    QVERIFY2(storage, qPrintable(problem));
    RecordRing &ring = storage->ring();
    const std::uint64_t halfFull = ring.capacity() / 2;
    while (put(ring, std::string(1000, 'x'), halfFull)) storage->helpPreparing(ring.head());
    QVERIFY(residentOf(storage->path()) * 1024 > static_cast<qint64>(halfFull + 200'000));
#endif
}

void TestRecordRing::keepsToItsLimits()
{
    const auto storage = RingStorage::inMemory(0);
    RecordRing &ring = storage->ring();
    while (put(ring, std::string(100, 'x'), ring.capacity() / 2)) {}
    QVERIFY(ring.used() <= ring.capacity() / 2);
    QVERIFY(ring.used() > ring.capacity() / 2 - 200);
    while (put(ring, std::string(100, 'x'), ring.capacity())) {}
    QVERIFY(ring.used() > ring.capacity() - 200);
    QVERIFY(!put(ring, "", ring.capacity()) || ring.used() <= ring.capacity());
    RecordRing::Entry entry;
    QVERIFY(ring.read(0, entry) == RecordRing::Read::Entry);
    ring.release(entry.next);
    QVERIFY(put(ring, std::string(90, 'x'), ring.capacity()));
}

void TestRecordRing::waitsForTheWriterThatIsFirst()
{
    const auto storage = RingStorage::inMemory(0);
    RecordRing &ring = storage->ring();
    const RecordRing::Reservation slow = ring.reserve(16, ring.capacity());
    QVERIFY(put(ring, "quick", ring.capacity()));
    RecordRing::Entry entry;
    QVERIFY(ring.read(0, entry) == RecordRing::Read::Pending);
    std::memset(slow.payload, 0, 16);
    ring.commit(slow, EntryKind::Fact);
    QVERIFY(ring.read(0, entry) == RecordRing::Read::Entry);
    QVERIFY(entry.kind == EntryKind::Fact);
    QVERIFY(ring.read(entry.next, entry) == RecordRing::Read::Entry);
    QCOMPARE(textOf(entry), std::string("quick"));
}

// Payloads that are full of positions: without the key of the ring they would look like stamps one lap later.
void TestRecordRing::takesNoOldBytesForAnEntry()
{
    const auto storage = RingStorage::inMemory(0);
    RecordRing &ring = storage->ring();
    std::string positions;
    for (std::uint64_t position = ring.capacity(); positions.size() < 8000; position += 8) {
        const std::uint64_t stamp = position | 1;
        positions.append(reinterpret_cast<const char *>(&stamp), sizeof stamp);
    }
    RecordRing::Entry entry;
    std::uint64_t position = 0;
    while (position < ring.capacity()) {
        QVERIFY(put(ring, positions, ring.capacity()));
        QVERIFY(ring.read(position, entry) == RecordRing::Read::Entry);
        position = entry.next;
        ring.release(position);
    }
    for (int i = 0; i < 200; ++i) {
        QVERIFY(ring.reserve(static_cast<std::size_t>(8 + 16 * (i % 20)), ring.capacity()).payload);
        QVERIFY(ring.read(position, entry) == RecordRing::Read::Pending);
        std::uint64_t found = 0;
        QVERIFY(!ring.recover(position, entry, found));
    }
}

void TestRecordRing::losesNothingBetweenManyWriters()
{
    constexpr std::uint64_t writers = 4;
    constexpr std::uint64_t each = 30'000;
    const auto storage = RingStorage::inMemory(0);
    RecordRing &ring = storage->ring();
    std::vector<std::thread> threads;
    for (std::uint64_t writer = 0; writer < writers; ++writer)
        threads.emplace_back([&ring, writer] {
            for (std::uint64_t index = 0; index < each;) {
                const Numbers numbers{writer, index};
                const std::size_t size = sizeof numbers + (index * 7 + writer) % 300;
                const RecordRing::Reservation place = ring.reserve(size, ring.capacity() / 10 * 9);
                if (!place.payload) {
                    std::this_thread::yield();
                    continue;
                }
                std::memset(place.payload, static_cast<int>(writer), size);
                std::memcpy(place.payload, &numbers, sizeof numbers);
                ring.commit(place, EntryKind::Record);
                ++index;
            }
        });
    std::uint64_t next[writers] = {};
    std::uint64_t position = 0;
    std::uint64_t wrong = 0;
    for (std::uint64_t seen = 0; seen < writers * each;) {
        RecordRing::Entry entry;
        if (ring.read(position, entry) != RecordRing::Read::Entry) {
            std::this_thread::yield();
            continue;
        }
        Numbers numbers;
        std::memcpy(&numbers, entry.payload.data(), sizeof numbers);
        if (numbers.writer >= writers || numbers.index != next[numbers.writer]++) ++wrong;
        position = entry.next;
        ring.release(position);
        ++seen;
    }
    for (std::thread &thread : threads) thread.join();
    QCOMPARE(wrong, 0U);
    QCOMPARE(ring.used(), 0U);
}

void TestRecordRing::findsWhatFollowsAnUnfinishedEntry()
{
    const auto storage = RingStorage::inMemory(0);
    RecordRing &ring = storage->ring();
    QVERIFY(put(ring, "first", ring.capacity()));
    QVERIFY(ring.reserve(1000, ring.capacity()).payload); // its writer never comes back
    QVERIFY(put(ring, "second", ring.capacity()));
    QVERIFY(ring.reserve(16, ring.capacity()).payload);
    RecordRing::Entry entry;
    std::uint64_t at = 0;
    QVERIFY(ring.recover(0, entry, at));
    QCOMPARE(textOf(entry), std::string("first"));
    QVERIFY(ring.recover(entry.next, entry, at));
    QCOMPARE(textOf(entry), std::string("second"));
    QVERIFY(!ring.recover(entry.next, entry, at));
    QCOMPARE(ring.countFrom(0), 2U);
}

void TestRecordRing::countsWhatWasDropped()
{
    const auto storage = RingStorage::inMemory(0);
    DropAccounts accounts(storage->header());
    QVERIFY(!accounts.hasUnannounced());
    for (int i = 0; i < 3; ++i) accounts.add(DropClass::Info, DropAccounts::Reason::Full);
    accounts.add(DropClass::Debug, DropAccounts::Reason::Sampled);
    accounts.add(DropClass::Facts, DropAccounts::Reason::Full);
    QVERIFY(accounts.hasUnannounced());
    QVERIFY(accounts.announce(storage->ring()));
    QVERIFY(!accounts.hasUnannounced());
    RecordRing::Entry entry;
    QVERIFY(storage->ring().read(0, entry) == RecordRing::Read::Entry);
    QVERIFY(entry.kind == EntryKind::DropNotice);
    const std::optional<DropNotice> notice = decodeNotice(entry.payload);
    QVERIFY(notice);
    QCOMPARE(lostRecords(*notice), 4U); // facts are not numbered
    const LogRecord record = noticeRecord(*notice);
    QCOMPARE(std::get<RawJson>(record.fields.at(1).second).text, std::string(R"({"info":3,"facts":1})"));
    QCOMPARE(std::get<RawJson>(record.fields.at(2).second).text, std::string(R"({"debug":1})"));
    QVERIFY(!accounts.unannounced());
    accounts.add(DropClass::Warn, DropAccounts::Reason::Full);
    QCOMPARE(lostRecords(*accounts.unannounced()), 1U);
}

void TestRecordRing::sharesAFolderWithLivingPrograms()
{
    const QTemporaryDir dir;
    QString problem;
    QStringList problems;
    const auto first = RingStorage::inFolder(dir.path(), 0, &problem);
    const auto second = RingStorage::inFolder(dir.path(), 0, &problem);
    QVERIFY2(first && second, qPrintable(problem));
    QVERIFY(first->path() != second->path());
    QCOMPARE(QFileInfo(first->path()).permissions() & 0x0777, QFile::ReadUser | QFile::WriteUser);
    QVERIFY(RingStorage::abandonedIn(dir.path(), &problems).empty());
    QVERIFY(problems.isEmpty());
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void TestRecordRing::adoptsTheFileOfADeadProgram()
{
    const QTemporaryDir dir;
    QString problem;
    QStringList problems;
    {
        const auto storage = RingStorage::inFolder(dir.path(), 0, &problem);
        QVERIFY(put(storage->ring(), "left behind", storage->ring().capacity()));
    }
    {
        auto abandoned = RingStorage::abandonedIn(dir.path(), &problems);
        QCOMPARE(abandoned.size(), 1U);
        QVERIFY(RingStorage::abandonedIn(dir.path(), &problems).empty()); // it is ours now
        RecordRing::Entry entry;
        std::uint64_t at = 0;
        QVERIFY(abandoned.front()->ring().recover(0, entry, at));
        QCOMPARE(textOf(entry), std::string("left behind"));
        abandoned.front()->remove();
    }
    QVERIFY(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void TestRecordRing::movesAForeignFileAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("large and zero") << QByteArray(8 << 20, '\0');
    QTest::newRow("large and arbitrary") << QByteArray(8 << 20, 'x');
}

void TestRecordRing::movesAForeignFileAside()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir dir;
    QFile file(dir.filePath(u".ring.0"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QStringList problems;
    QVERIFY(RingStorage::abandonedIn(dir.path(), &problems).empty());
    QCOMPARE(problems.size(), 1);
    QVERIFY(QFile::exists(dir.filePath(u".ring.0.unreadable"_s)));
    QString problem;
    QVERIFY(RingStorage::inFolder(dir.path(), 0, &problem));
}

void TestRecordRing::followsNoSymbolicLink()
{
    const QTemporaryDir dir;
    QFile victim(dir.filePath(u"victim"_s));
    QVERIFY(victim.open(QIODevice::WriteOnly));
    victim.write("precious");
    victim.close();
    QVERIFY(QFile::link(victim.fileName(), dir.filePath(u".ring.0"_s)));
    QStringList problems;
    QString problem;
    QVERIFY(RingStorage::abandonedIn(dir.path(), &problems).empty());
    const auto storage = RingStorage::inFolder(dir.path(), 0, &problem);
    QVERIFY(storage && storage->path() != dir.filePath(u".ring.0"_s));
    QVERIFY(victim.open(QIODevice::ReadOnly));
    QCOMPARE(victim.readAll(), QByteArray("precious"));
}

void TestRecordRing::tellsWhenThereIsNoRoom()
{
    const QTemporaryDir dir;
    struct rlimit before;
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = before;
    small.rlim_cur = 1 << 20;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    QString problem;
    const auto storage = RingStorage::inFolder(dir.path(), 0, &problem);
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!storage);
    QVERIFY2(problem.contains(dir.path()), qPrintable(problem));
    QVERIFY(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

QTEST_APPLESS_MAIN(TestRecordRing)
#include "tst_record_ring.moc"
