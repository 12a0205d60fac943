#include "logging/delivery/memory_queue.h"

#include <QTest>

#include <thread>

using namespace ccr;
using namespace ccr::logging;

namespace {

std::vector<MemoryQueue::Entry> entries(int count, std::size_t size = 1, Severity severity = Severity::Info)
{
    std::vector<MemoryQueue::Entry> out;
    for (int i = 0; i < count; ++i) out.push_back({severity, std::string(size, static_cast<char>('a' + i % 26))});
    return out;
}

} // namespace

class TestMemoryQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formsBatchesByNumberAndSize()
    {
        MemoryQueue queue(10'000, "q");
        queue.append(entries(5, 10));
        const auto first = queue.take({.records = 2, .bytes = 1000});
        QVERIFY(first);
        QCOMPARE(first->entries, (std::vector<std::string>{std::string(10, 'a'), std::string(10, 'b')}));
        QCOMPARE(first->id, "q-1");
        QCOMPARE(queue.waiting().records, std::size_t{3});
        QCOMPARE(queue.waiting().bytes, std::size_t{30});
        queue.finish();
        const auto second = queue.take({.records = 100, .bytes = 25});
        QCOMPARE(second->entries.size(), std::size_t{2});
        QCOMPARE(second->id, "q-2");
        queue.finish();
        const auto third = queue.take({.records = 100, .bytes = 1});
        QCOMPARE(third->entries.size(), std::size_t{1}); // an entry over the limit goes alone
        queue.finish();
        QVERIFY(!queue.take({}));
    }

    void takesBackInOrder()
    {
        MemoryQueue queue(10'000, "q");
        queue.append(entries(4));
        const auto whole = queue.take({});
        queue.append(entries(1, 3));
        queue.giveBack();
        QCOMPARE(queue.waiting().records, std::size_t{5});
        const auto half = queue.take({.records = 2});
        QCOMPARE(half->entries, (std::vector<std::string>{"a", "b"}));
        QVERIFY(half->id != whole->id);
    }

    void forgetsTheOldestWhereThatIsWanted()
    {
        MemoryQueue queue(10'000, "q", 4, MemoryQueue::WhenFull::ForgetOldest);
        QCOMPARE(sumOf(queue.append(entries(2))), 0U); // a, b
        const auto out = queue.take({});               // stays, whatever comes
        QCOMPARE(sumOf(queue.append(entries(5))), 3U); // a to c give way to d and e
        QCOMPARE(queue.waiting().records, std::size_t{2});
        queue.finish();
        QCOMPARE(queue.take({})->entries, (std::vector<std::string>{"d", "e"}));
        queue.finish();
        MemoryQueue small(200, "q", 0, MemoryQueue::WhenFull::ForgetOldest);
        QCOMPARE(sumOf(small.append(entries(1, 10))), 0U);
        QCOMPARE(sumOf(small.append(entries(1, 90))), 1U);   // by size, too
        QCOMPARE(sumOf(small.append(entries(1, 5000))), 2U); // for which there is never room
        QCOMPARE(small.waiting().records, std::size_t{0});
    }

    void keepsRoomForWarningsAndCountsTheRest()
    {
        MemoryQueue queue(100'000, "q");
        const std::size_t refused = sumOf(queue.append(entries(2000, 100)));
        QVERIFY(refused > 0);
        QCOMPARE(queue.waiting().records + refused, std::size_t{2000});
        QVERIFY((queue.append(entries(1, 100, Severity::Info)) == LostByLevel{0, 0, 1}));
        QCOMPARE(sumOf(queue.append(entries(5, 100, Severity::Error))), 0U);
        const LostByLevel errors = queue.append(entries(2000, 100, Severity::Error));
        QVERIFY(errors[4] > 0);
        QCOMPARE(errors[4], sumOf(errors));
        QCOMPARE(sumOf(queue.waitingByLevel()), queue.waiting().records);
        QCOMPARE(queue.waitingByLevel()[2], 2000 - refused);
    }

    void holdsNoMoreRecordsThanItMay()
    {
        MemoryQueue queue(1'000'000, "q", 20);
        QCOMPARE(sumOf(queue.append(entries(30))), 12U); // two places are for warnings
        QCOMPARE(sumOf(queue.append(entries(5, 1, Severity::Warn))), 3U);
        QVERIFY(queue.take({.records = 15}));
        QCOMPARE(sumOf(queue.append(entries(1, 1, Severity::Fatal))), 1U); // what is out counts
        queue.finish();
        QCOMPARE(sumOf(queue.append(entries(5))), 0U);
    }

    void keepsWhatIsKnownOfEntries()
    {
        MemoryQueue queue(10'000, "q");
        queue.append({{Severity::Error, "a", WallTime(nanoseconds(7))}, {Severity::Trace, "b"}});
        QVERIFY(queue.take({}));
        queue.giveBack();
        const auto batch = queue.take({});
        QVERIFY((batch->byLevel() == LostByLevel{1, 0, 0, 0, 1}));
        QVERIFY(batch->marks[0].time == WallTime(nanoseconds(7)));
    }

    void makesRoomOnlyWhenABatchIsDone()
    {
        MemoryQueue queue(1000, "q");
        queue.append(entries(1, 700, Severity::Error));
        QVERIFY(queue.take({}));
        QCOMPARE(sumOf(queue.append(entries(1, 700, Severity::Error))), 1U);
        queue.finish();
        QCOMPARE(sumOf(queue.append(entries(1, 700, Severity::Error))), 0U);
    }

    void losesNothingBetweenThreads()
    {
        MemoryQueue queue(100'000'000, "q");
        std::thread writer([&queue] {
            for (int i = 0; i < 1000; ++i) queue.append(entries(10));
        });
        std::size_t taken = 0;
        while (taken < 10'000) {
            const auto batch = queue.take({.records = 7});
            if (!batch) {
                std::this_thread::yield();
                continue;
            }
            taken += batch->entries.size();
            queue.finish();
        }
        writer.join();
        QCOMPARE(taken, std::size_t{10'000});
        QCOMPARE(queue.waiting().records, std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestMemoryQueue)
#include "tst_memory_queue.moc"
