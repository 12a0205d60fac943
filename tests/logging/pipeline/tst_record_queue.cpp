#include "logging/pipeline/record_queue.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace ccr::logging;

namespace {

QueueItem record(Severity severity)
{
    LogRecord item;
    item.severity = severity;
    return item;
}

} // namespace

class TestRecordQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhenTheReaderMustWake();
    void keepsWhatMattersWhenItIsFull();
    void losesNothingBetweenManyWriters();
};

void TestRecordQueue::tellsWhenTheReaderMustWake()
{
    RecordQueue queue(10);
    QCOMPARE(queue.push(record(Severity::Info)), RecordQueue::Pushed::First);
    QCOMPARE(queue.push(record(Severity::Info)), RecordQueue::Pushed::Further);
    QCOMPARE(queue.take({}).items.size(), 2U);
    QCOMPARE(queue.push(record(Severity::Info)), RecordQueue::Pushed::First);
}

void TestRecordQueue::keepsWhatMattersWhenItIsFull()
{
    RecordQueue queue(2);
    queue.push(record(Severity::Info));
    queue.push(record(Severity::Debug));
    QCOMPARE(queue.push(record(Severity::Info)), RecordQueue::Pushed::Dropped);
    QCOMPARE(queue.push(ExchangeEvent{"a", ExchangeProgress{}}), RecordQueue::Pushed::Dropped); // the next one says the same and more
    QCOMPARE(queue.push(ExchangeEvent{"a", ExchangeFinished{}}), RecordQueue::Pushed::Further);
    QCOMPARE(queue.push(record(Severity::Error)), RecordQueue::Pushed::Further);
    QCOMPARE(queue.push(record(Severity::Error)), RecordQueue::Pushed::Dropped); // twice the capacity is the end
    const RecordQueue::Content content = queue.take({});
    QCOMPARE(content.items.size(), 4U);
    QCOMPARE(content.dropped, 3U);
    QCOMPARE(queue.take({}).dropped, 0U);
}

void TestRecordQueue::losesNothingBetweenManyWriters()
{
    constexpr int writers = 4;
    constexpr int each = 20'000;
    RecordQueue queue(1000);
    std::atomic<int> running = writers;
    std::vector<std::thread> threads;
    for (int i = 0; i < writers; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < each; ++n) queue.push(record(Severity::Info));
            --running;
        });
    std::uint64_t taken = 0;
    std::uint64_t dropped = 0;
    std::vector<QueueItem> spare;
    for (bool isLast = false; !isLast;) {
        isLast = running == 0;
        RecordQueue::Content content = queue.take(std::move(spare));
        taken += content.items.size();
        dropped += content.dropped;
        spare = std::move(content.items);
    }
    for (std::thread &thread : threads) thread.join();
    QCOMPARE(taken + dropped, std::uint64_t(writers) * each);
}

QTEST_APPLESS_MAIN(TestRecordQueue)
#include "tst_record_queue.moc"
