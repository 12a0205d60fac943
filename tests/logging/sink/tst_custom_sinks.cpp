#include "logging/sink/callback_sink.h"
#include "logging/sink/contained_sink.h"
#include "logging/sink/memory_sink.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <stdexcept>
#include <thread>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;

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
    QString problem() const override
    {
        if (fails == 2) throw NoException();
        return {};
    }
    int fails = 0;
    int written = 0;
    int flushed = 0;
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
        QCOMPARE(inner->written, 1);
        QCOMPARE(inner->flushed, 1);
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
        QCOMPARE(inner->written, 2);
        QCOMPARE(sink.counts().records, 2U);
        QCOMPARE(sink.problem(), QString());
        QCOMPARE(sink.counts().dropped, 100U);
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
