#include "logging/sink/file_sink.h"

#include "tests/support/faulty_disk.h"
#include "tests/support/memory_journal.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ccr::testing::MemoryJournal;

namespace {

constexpr bool loses = false;
constexpr bool waits = true;
const std::string filler(1000, 'x');

class Files
{
public:
    StreamConfig stream(const QString &name = u"a"_s) const
    {
        StreamConfig stream{.name = name, .type = StreamType::File};
        stream.file.path = m_dir.filePath(name + u".log"_s);
        return stream;
    }
    QList<QByteArray> lines(const QString &name = u"a"_s) const
    {
        QFile file(stream(name).file.path);
        if (!file.open(QIODevice::ReadOnly)) return {};
        QList<QByteArray> lines = file.readAll().split('\n');
        lines.removeAll(QByteArray());
        return lines;
    }
    /// Of the lines, in their order.
    QList<int> numbers(const QString &name = u"a"_s) const
    {
        QList<int> numbers;
        for (const QByteArray &line : lines(name)) {
            const qsizetype begin = line.indexOf("number ");
            if (begin >= 0) numbers << line.sliced(begin + 7, line.indexOf('.', begin) - begin - 7).toInt();
        }
        return numbers;
    }

    /// In the file that is in use and those that were put aside.
    QList<int> allNumbers() const
    {
        QList<int> all;
        for (const QString &name : QDir(m_dir.path()).entryList({u"a*.log"_s}, QDir::Files)) all << numbers(name.chopped(4));
        return all;
    }

private:
    const QTemporaryDir m_dir;
};

std::unique_ptr<FileSink> open(const StreamConfig &stream, const bool &waitsForRoom = loses, std::shared_ptr<WriteJournal> journal = {})
{
    return std::make_unique<FileSink>(stream, ServiceIdentity{},
                                      FileSinkServices{.clock = nullptr, .journal = std::move(journal), .fallbackFolder = QString()},
                                      waitsForRoom);
}

void write(FileSink &sink, const std::string &message, Severity severity = Severity::Info)
{
    const LogRecord record{.time = wallNow(), .severity = severity, .component = "t", .message = message, .exchangeId = {}, .fields = {}};
    sink.write(BorrowedRecord(record));
}

bool isWritten(FileSink &sink)
{
    sink.flushNow();
    return sink.queue()->waitUntilWritten(monotonicNow() + 30s);
}

/// The disk has begun to hang with what the sink gave it.
bool hasHung()
{
    return QTest::qWaitFor([] { return FaultyDisk::hanging > 0; }, 30'000);
}

} // namespace

class TestFileSink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { FaultyDisk::reset(); }

    void writesInOrder()
    {
        const Files files;
        const auto sink = open(files.stream());
        QCOMPARE(sink->path(), files.stream().file.path);
        for (int i = 0; i < 20'000; ++i) {
            write(*sink, "number " + std::to_string(i) + '.');
            if (i % 100 == 0) sink->flush();
        }
        QVERIFY(isWritten(*sink));
        const QList<int> numbers = files.numbers();
        QCOMPARE(numbers.size(), 20'000);
        for (int i = 0; i < numbers.size(); ++i) QCOMPARE(numbers[i], i);
        QTRY_COMPARE(sink->counts().records, 20'000U);
    }

    void writesByItselfWhenTheIntervalIsOver()
    {
        const Files files;
        StreamConfig stream = files.stream();
        stream.file.flushInterval = 50ms;
        const auto sink = open(stream);
        write(*sink, "number 1.");
        sink->flush();
        QTRY_COMPARE(files.lines().size(), 1);
    }

    void closesWhatItHasWritten()
    {
        const Files files;
        {
            const auto sink = open(files.stream());
            for (int i = 0; i < 100; ++i) write(*sink, "number " + std::to_string(i) + '.');
            sink->finish();
            QCOMPARE(sink->counts().records, 100U);
        }
        QCOMPARE(files.numbers().size(), 100);
        const auto again = open(files.stream()); // not in another file beside it
        QCOMPARE(again->path(), files.stream().file.path);
    }

    void tellsThatItsFileHangs()
    {
        const Files files;
        const auto sink = open(files.stream());
        const auto other = open(files.stream(u"other"_s));
        {
            const FaultyDisk::Hung disk(files.stream().file.path.toStdString());
            write(*sink, "number 0.");
            sink->flushNow();
            QVERIFY(hasHung());
            for (int i = 1; i < 1000; ++i) {
                write(*sink, "number " + std::to_string(i) + '.');
                write(*other, "number " + std::to_string(i) + '.');
                sink->flush();
            }
            QVERIFY(isWritten(*other));
            QCOMPARE(files.numbers(u"other"_s).size(), 999);
            QVERIFY(!sink->queue()->waitUntilWritten(monotonicNow()));
            QTRY_VERIFY_WITH_TIMEOUT(sink->problem().contains(u"stream a"_s), 30'000);
            QVERIFY(other->problem().isEmpty());
            QVERIFY(!sink->rotateNow()); // not now, but when it comes back
        }
        QVERIFY(isWritten(*sink));
        QTRY_VERIFY(sink->problem().isEmpty());
        QCOMPARE(sink->counts().dropped, 0U);
        QCOMPARE(files.allNumbers().size(), 1000);
    }

    void losesWhatHasNoRoomAndSaysSo()
    {
        const Files files;
        const auto sink = open(files.stream());
        int written = 0;
        std::uint64_t lost = 0;
        {
            const FaultyDisk::Hung disk;
            for (; sink->counts().dropped == 0; ++written) write(*sink, "number " + std::to_string(written) + '.' + filler);
            lost = sink->counts().dropped;
            QVERIFY(written > int(FileSink::capacity / 2 / filler.size()));
            for (int i = 0; i < 10; ++i) write(*sink, "of importance", Severity::Warn); // has a tenth for itself
            QCOMPARE(sink->counts().dropped, lost);
            for (int i = 0; i < 5; ++i) write(*sink, "number " + std::to_string(written++) + '.');
            lost += 5;
            const SinkCounts counts = sink->counts();
            QCOMPARE(counts.dropped, lost);
            QCOMPARE(counts.output.losses.size(), 1U);
            QCOMPARE(counts.output.losses[0].reason, std::string_view("queue_full"));
            QCOMPARE(counts.output.losses[0].byLevel[levelIndex(Severity::Info)], lost);
        }
        QVERIFY(isWritten(*sink));
        write(*sink, "number " + std::to_string(written++) + '.');
        QVERIFY(isWritten(*sink));
        QCOMPARE(files.numbers().size() + int(lost), written);
        const QList<QByteArray> lines = files.lines();
        QVERIFY(lines.last().contains("number"));
        const QByteArray &notice = lines[lines.size() - 2];
        QVERIFY2(notice.contains("records dropped") && notice.contains("\"count\":" + QByteArray::number(qulonglong(lost))),
                 notice.constData());
        QCOMPARE(std::count_if(lines.begin(), lines.end(), [](const QByteArray &line) { return line.contains("of importance"); }), 10);
        QTRY_COMPARE(sink->counts().records, std::uint64_t(lines.size() - 1)); // the notice is none of them
    }

    void waitsForRoomWhenAsked()
    {
        const Files files;
        const auto sink = open(files.stream(), waits);
        auto disk = std::make_unique<FaultyDisk::Hung>();
        write(*sink, "number 0.");
        sink->flushNow();
        QVERIFY(hasHung());
        const int count = int(FileSink::capacity / filler.size()) * 2;
        std::atomic<int> written{1};
        std::thread producer([&] {
            for (; written < count; ++written) write(*sink, "number " + std::to_string(written) + '.' + filler);
        });
        QTRY_VERIFY(written > count / 3);
        disk.reset();
        producer.join();
        QVERIFY(isWritten(*sink));
        QCOMPARE(sink->counts().dropped, 0U);
        QCOMPARE(files.numbers().size(), count);
    }

    void givesUpADiskThatDoesNotComeBack()
    {
        const Files files;
        const auto sink = open(files.stream(), waits);
        const FaultyDisk::Hung disk;
        for (int i = 0; sink->counts().dropped == 0; ++i) write(*sink, filler); // waits, until the disk counts as hanging
        sink->finish();
        const SinkCounts counts = sink->counts();
        QCOMPARE(counts.records, 0U);
        QCOMPARE(counts.output.losses.size(), 2U);
        QVERIFY(std::any_of(counts.output.losses.begin(), counts.output.losses.end(),
                            [](const LossCounts &loss) { return loss.reason == "gave_up" && loss.byLevel[unknownLevel] > 1000; }));
        QVERIFY(counts.dropped > FileSink::capacity / 2 / filler.size());
    }

    void passesTheRingWhenNothingWaits()
    {
        const Files files;
        const auto journal = std::make_shared<MemoryJournal>();
        StreamConfig stream = files.stream();
        stream.file.flushInterval = 1h;
        const auto sink = open(stream, loses, journal);
        journal->current.offset = 100;
        write(*sink, "number 1.");
        sink->flush();
        QVERIFY(sink->queue()->waitUntilWritten(monotonicNow() + 30s));
        QCOMPARE(journal->committed().offset, 0U); // waits in the buffer
        QVERIFY(isWritten(*sink));
        QCOMPARE(journal->committed().offset, 100U);
        journal->current.offset = 5000; // records that are not for this stream
        QTRY_COMPARE(sink->nextFlush(), std::optional<milliseconds>(0ms));
        sink->flush();
        QCOMPARE(journal->committed().offset, 5000U);
        QCOMPARE(sink->nextFlush(), std::optional<milliseconds>());
    }

    void rotatesAndOpensAgain()
    {
        const Files files;
        const auto sink = open(files.stream());
        write(*sink, "number 1.");
        const auto rotated = sink->rotateNow();
        QVERIFY(rotated && QFile::exists(*rotated));
        write(*sink, "number 2.");
        QVERIFY(isWritten(*sink));
        QCOMPARE(files.numbers(), QList<int>{2});
        QVERIFY(QFile::rename(files.stream().file.path, files.stream().file.path + u".moved"_s));
        sink->reopen();
        write(*sink, "number 3.");
        QVERIFY(isWritten(*sink));
        QCOMPARE(files.numbers(), QList<int>{3});
    }
};

QTEST_GUILESS_MAIN(TestFileSink)
#include "tst_file_sink.moc"
