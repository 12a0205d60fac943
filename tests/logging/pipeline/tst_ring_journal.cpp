#include "logging/pipeline/ring_journal.h"
#include "logging/pipeline/ring_storage.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace ccr::logging;
using namespace Qt::StringLiterals;

class TestRingJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void settlesWhatAKilledProgramLeft_data();
    void settlesWhatAKilledProgramLeft();
    void leavesAFileThatSomebodyHas();
    void leavesAnotherFileOfTheName();
    void goesOnWithTheNotesOfItsName();
    void worksWhenAllPlacesAreTaken();

private:
    static constexpr RingPosition before{100, 5};
    static constexpr RingPosition after{900, 12};
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        if (file.open(QIODevice::WriteOnly)) file.write(content);
    }
    /// A sink that was killed while it wrote "abcdefgh" to the file, which then holds `content`.
    static void die(RingStorage &ring, const QString &path, const QByteArray &content)
    {
        RingPosition position = before;
        auto journal = std::make_unique<RingJournal>("file", position);
        journal->enter(ring.header(), before);
        struct stat status = {};
        ::stat(QFile::encodeName(path).constData(), &status);
        journal->begin({.path = path.toStdString(), .device = status.st_dev, .inode = status.st_ino, .sizeBefore = 4, .length = 8}, after);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::ExistingOnly)) file.write(content);
        file.close();
        static std::vector<RingJournal *> undestroyed; // a killed program destroys nothing
        undestroyed.push_back(journal.release());
    }
    static RingPosition committedIn(RingStorage &ring)
    {
        const RingPosition position;
        RingJournal journal("file", position);
        journal.enter(ring.header(), {});
        return journal.committed();
    }
};

void TestRingJournal::settlesWhatAKilledProgramLeft_data()
{
    QTest::addColumn<QByteArray>("found");
    QTest::addColumn<QByteArray>("settled");
    QTest::addColumn<bool>("isCommitted");
    QTest::newRow("nothing written") << QByteArray("old\n") << QByteArray("old\n") << false;
    QTest::newRow("one byte written") << QByteArray("old\na") << QByteArray("old\n") << false;
    QTest::newRow("all but one written") << QByteArray("old\nabcdefg") << QByteArray("old\n") << false;
    QTest::newRow("all written") << QByteArray("old\nabcdefgh") << QByteArray("old\nabcdefgh") << true;
    QTest::newRow("more written afterwards") << QByteArray("old\nabcdefghi") << QByteArray("old\nabcdefghi") << true;
    QTest::newRow("truncated by somebody") << QByteArray("o") << QByteArray("o") << false;
}

void TestRingJournal::settlesWhatAKilledProgramLeft()
{
    QFETCH(QByteArray, found);
    QFETCH(QByteArray, settled);
    QFETCH(bool, isCommitted);
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.log"_s);
    write(path, "old\n");
    const auto ring = RingStorage::inMemory(0);
    die(*ring, path, found);
    settleOpenWrites(ring->header());
    QCOMPARE(contentOf(path), settled);
    QVERIFY(committedIn(*ring) == (isCommitted ? after : before));
}

void TestRingJournal::leavesAFileThatSomebodyHas()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.log"_s);
    write(path, "old\n");
    const auto ring = RingStorage::inMemory(0);
    die(*ring, path, "old\nabc");
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_APPEND | O_CLOEXEC);
    QVERIFY(file >= 0 && ::flock(file, LOCK_EX) == 0);
    settleOpenWrites(ring->header());
    QCOMPARE(contentOf(path), QByteArray("old\nabc"));
    ::close(file);
}

void TestRingJournal::leavesAnotherFileOfTheName()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.log"_s);
    write(path, "old\n");
    const auto ring = RingStorage::inMemory(0);
    die(*ring, path, "old\nabc");
    QVERIFY(QFile::rename(path, dir.filePath(u"rotated"_s)));
    write(path, "a new file\n");
    settleOpenWrites(ring->header());
    QCOMPARE(contentOf(path), QByteArray("a new file\n"));
    QVERIFY(committedIn(*ring) == before);
}

void TestRingJournal::goesOnWithTheNotesOfItsName()
{
    const auto ring = RingStorage::inMemory(0);
    RingPosition position{50, 1};
    RingJournal journal("one", position);
    journal.enter(ring->header(), position);
    RingJournal other("two", position);
    other.enter(ring->header(), position);
    journal.passed(after);
    RingJournal again("one", position);
    again.enter(ring->header(), position);
    QVERIFY(again.committed() == after);
    QVERIFY(other.committed() == position);
    journal.detach();
    QVERIFY(journal.isDetached());
    journal.passed(after);
    QVERIFY(!journal.isDetached());
}

void TestRingJournal::worksWhenAllPlacesAreTaken()
{
    const auto ring = RingStorage::inMemory(0);
    const RingPosition position{50, 1};
    std::vector<std::unique_ptr<RingJournal>> journals;
    for (std::size_t i = 0; i < maxJournals + 2; ++i) {
        journals.push_back(std::make_unique<RingJournal>("stream " + std::to_string(i), position));
        journals.back()->enter(ring->header(), position);
        journals.back()->passed(after);
        QVERIFY(journals.back()->committed() == after);
    }
    journals.front().reset(); // its place is free again
    RingJournal next("next", position);
    next.enter(ring->header(), position);
    RingJournal same("next", position);
    next.passed(after);
    same.enter(ring->header(), {});
    QVERIFY(same.committed() == after);
}

QTEST_APPLESS_MAIN(TestRingJournal)
#include "tst_ring_journal.moc"
