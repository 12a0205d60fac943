#include "logging/sink/callback_sink.h"
#include "logging/sink/contained_sink.h"
#include "logging/sink/memory_sink.h"
#include "logging/sink/threaded_sink.h"
#include "tests/support/collecting_sink.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <stdexcept>
#include <thread>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

RecordView record(std::string_view message)
{
    return {.time = wallNow(), .component = "test", .message = message};
}

struct NoException
{
};

// Throws when told to.
class FaultySink final : public Sink
{
public:
    void write(const RecordView &) override
    {
        if (fails == 1) throw std::runtime_error("s3cr3t");
        if (fails == 2) throw NoException();
        ++written;
    }
    void flush() override
    {
        if (fails != 0) throw std::runtime_error("s3cr3t");
        ++flushed;
    }
    Phrase problem() const override
    {
        if (fails == 2) throw NoException();
        return {};
    }
    std::atomic<int> fails{0};
    std::atomic<int> written{0};
    std::atomic<int> flushed{0};
};

} // namespace

class TestCustomSinks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void containsExceptions_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("a standard exception") << 1;
        QTest::newRow("anything else") << 2;
    }
    void containsExceptions()
    {
        QFETCH(int, kind);
        const auto inner = std::make_shared<FaultySink>();
        QStringList reports;
        ContainedSink sink(u"mine"_s, inner, [&reports](const QString &text) { reports << text; });
        sink.write(record("one"));
        sink.flush();
        QCOMPARE(inner->written.load(), 1);
        QCOMPARE(inner->flushed.load(), 1);
        QCOMPARE(sink.problem(), QString());
        inner->fails = kind;
        for (int i = 0; i < 100; ++i) {
            sink.write(record("two"));
            sink.flush();
        }
        QCOMPARE(sink.counts().dropped, 100U);
        QCOMPARE(reports.size(), 1); // not one a record
        QVERIFY(reports[0].contains(u"mine"_s));
        QVERIFY(!reports[0].contains(u"s3cr3t"_s));
        QVERIFY(!sink.problem().isEmpty());
        inner->fails = 0;
        sink.write(record("three"));
        QCOMPARE(inner->written.load(), 2);
        QCOMPARE(sink.counts().records, 2U);
        QCOMPARE(sink.problem(), QString());
        QCOMPARE(sink.counts().dropped, 100U);
    }

    void keepsTheOrderOfStreamsThatShareASink()
    {
        const auto inner = std::make_shared<ccr::testing::CollectingSink>();
        const auto thread = std::make_shared<SinkThread>(inner);
        const bool waits = false;
        std::vector<std::string> expected;
        for (int round = 0; round < 50; ++round) {
            ThreadedSink one(u"one"_s, thread, waits);
            ThreadedSink two(u"two"_s, thread, waits);
            for (ThreadedSink *sink : {&one, &two, &one}) {
                expected.push_back(std::to_string(expected.size()));
                sink->write(record(expected.back()));
            }
            one.flush();
        }
        QVERIFY(thread->waitUntilWritten(monotonicNow() + 10s));
        std::vector<std::string> seen;
        for (const LogRecord &one : inner->records()) seen.push_back(one.message);
        QCOMPARE(seen, expected);
        QTRY_VERIFY(thread->isIdle()); // the streams are gone
    }

    void losesWhatHasNoRoomAndSaysSo()
    {
        const auto inner = std::make_shared<ccr::testing::CollectingSink>();
        const auto thread = std::make_shared<SinkThread>(inner);
        const bool waits = false;
        ThreadedSink sink(u"mine"_s, thread, waits);
        inner->isStuck = true;
        const std::string large(100'000, 'x');
        constexpr std::uint64_t written = 60;
        for (std::uint64_t i = 0; i < written; ++i) sink.write(record(large)); // 6 MB
        RecordView warning = record(large);
        warning.severity = Severity::Warn;
        sink.write(warning);
        sink.flush();
        const std::uint64_t lost = sink.counts().dropped;
        QVERIFY(lost > written / 4 && lost < written / 2);
        QCOMPARE(sink.counts().output.losses.at(0).byLevel[levelIndex(Severity::Info)], lost);
        QCOMPARE(sink.counts().output.losses.at(0).byLevel[levelIndex(Severity::Warn)], 0U);
        inner->isStuck = false;
        QVERIFY(thread->waitUntilWritten(monotonicNow() + 10s));
        sink.flush();
        QVERIFY(thread->waitUntilWritten(monotonicNow() + 10s));
        QCOMPARE(inner->count(), written + 1 - lost + 1); // and what says so
        QCOMPARE(inner->records().back().message, "records dropped");
        QCOMPARE(std::get<std::int64_t>(inner->records().back().fields[0].second), static_cast<std::int64_t>(lost));
        QCOMPARE(sink.counts().records, written + 1 - lost);
    }

    void waitsForRoomWhenAsked()
    {
        const auto inner = std::make_shared<ccr::testing::CollectingSink>();
        const auto thread = std::make_shared<SinkThread>(inner);
        const bool waits = true;
        ThreadedSink sink(u"mine"_s, thread, waits);
        const std::string large(100'000, 'x');
        for (int i = 0; i < 200; ++i) sink.write(record(large)); // 20 MB
        sink.flush();
        QVERIFY(thread->waitUntilWritten(monotonicNow() + 20s));
        QCOMPARE(inner->count(), 200U);
        QCOMPARE(sink.counts().dropped, 0U);
    }

    void leavesASinkThatHangsToItself()
    {
        const auto inner = std::make_shared<ccr::testing::CollectingSink>();
        inner->isStuck = true;
        {
            const bool waits = true;
            ThreadedSink sink(u"mine"_s, std::make_shared<SinkThread>(inner), waits);
            const std::string large(100'000, 'x');
            for (int i = 0; i < 100; ++i) sink.write(record(large)); // waits for room until the sink counts as hanging
            QVERIFY(sink.counts().dropped > 0);
            QVERIFY2(sink.problem().contains(u"mine"_s), qPrintable(sink.problem().english()));
        } // comes back
        inner->isStuck = false;
        QTRY_COMPARE(inner->count(), 1U); // the one that it had
        QTRY_COMPARE(inner.use_count(), 1L);
    }

    void tellsFromItsThreadHowItIs()
    {
        const auto inner = std::make_shared<FaultySink>();
        const auto thread = std::make_shared<SinkThread>(inner);
        const bool waits = false;
        ThreadedSink sink(u"mine"_s, thread, waits);
        inner->fails = 1;
        sink.write(record("one"));
        sink.flush();
        QTRY_VERIFY(sink.problem().contains(u"mine"_s));
        QCOMPARE(sink.counts().dropped, 1U);
        inner->fails = 0;
        sink.write(record("two"));
        sink.flush();
        QTRY_COMPARE(sink.problem(), QString());
        QCOMPARE(sink.counts().records, 1U);
    }

    void callsAFunction()
    {
        std::vector<std::string> seen;
        CallbackSink sink([&seen](const RecordView &one) { seen.emplace_back(one.message); });
        sink.write(record("one"));
        sink.write(record("two"));
        QCOMPARE(seen, (std::vector<std::string>{"one", "two"}));
    }

    void announcesInBatchesToAnotherThread()
    {
        qRegisterMetaType<QList<LogRecord>>();
        SignalSink sink;
        sink.write(record("nobody listens"));
        sink.flush();
        QThread thread;
        QObject receiver;
        receiver.moveToThread(&thread);
        thread.start();
        std::atomic<int> batches{0};
        std::atomic<int> records{0};
        connect(&sink, &SignalSink::recordsWritten, &receiver, [&](const QList<LogRecord> &list) {
            records += static_cast<int>(list.size());
            ++batches;
        });
        for (int i = 0; i < 5; ++i) sink.write(record("one"));
        sink.flush();
        sink.flush(); // nothing new
        QTRY_COMPARE(records.load(), 5);
        QCOMPARE(batches.load(), 1);
        for (int i = 0; i < 4500; ++i) sink.write(record("many"));
        sink.flush();
        QTRY_COMPARE(records.load(), 4505);
        QCOMPARE(batches.load(), 4);
        thread.quit();
        thread.wait();
    }

    void memoryKeepsTheNewest()
    {
        MemorySink sink(3);
        const FieldView fields[] = {{"n", 1}};
        for (const char *text : {"a", "b", "c", "d", "e"}) sink.write({.component = "test", .message = text, .fields = fields});
        QCOMPARE(sink.newest(2).size(), 2);
        QCOMPARE(sink.newest(2)[1].message, "e");
        const MemorySink::Taken taken = sink.take();
        QCOMPARE(taken.dropped, 2U);
        QCOMPARE(taken.records.size(), 3);
        QCOMPARE(taken.records[0].message, "c");
        QCOMPARE(std::get<std::int64_t>(taken.records[0].fields[0].second), std::int64_t{1});
        QVERIFY(sink.take().records.isEmpty());
        QCOMPARE(sink.take().dropped, 0U);
    }

    void memoryIsBoundedInBytes()
    {
        MemorySink sink(1'000'000, 100'000);
        const std::string large(10'000, 'x');
        for (int i = 0; i < 100; ++i) sink.write(record(large));
        MemorySink::Taken taken = sink.take();
        QVERIFY(taken.records.size() < 10);
        QCOMPARE(static_cast<std::uint64_t>(taken.records.size()) + taken.dropped, 100U);
        sink.write(record(std::string(1'000'000, 'y'))); // one alone may be larger
        QCOMPARE(sink.take().records.size(), 1);
    }

    void memoryLosesNothingBetweenThreads()
    {
        MemorySink sink(1'000'000);
        std::thread writer([&sink] {
            for (int i = 0; i < 20'000; ++i) sink.write(record("x"));
        });
        qsizetype seen = 0;
        while (seen < 20'000) {
            seen += sink.take().records.size();
            sink.newest(1);
        }
        writer.join();
        QCOMPARE(seen, 20'000);
    }
};

QTEST_GUILESS_MAIN(TestCustomSinks)
#include "tst_custom_sinks.moc"
