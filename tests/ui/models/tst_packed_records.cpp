#include "ui/models/packed_records.h"

#include <QTest>

using namespace ccr;
using namespace ccr::ui;

namespace {

PackedRecord record(int number)
{
    return PackedRecord({.time = WallTime(milliseconds(1'790'000'000'000 + number)),
                         .severity = logging::Severity::Info,
                         .component = "proxy",
                         .message = "line " + std::to_string(number),
                         .exchangeId = "req_" + std::to_string(number),
                         .fields = {{"status", std::int64_t(200)}, {"text", std::string(200, 'x')}},
                         .seq = static_cast<std::uint64_t>(number),
                         .pid = 4711});
}

/// The numbers of all, read from their texts.
QList<int> numbersOf(const PackedRecords &records)
{
    QList<int> numbers;
    for (qsizetype i = 0; i < records.size(); ++i) {
        const logging::LogRecord read = records.at(i).unpacked();
        if (read.message != "line " + std::to_string(read.seq) || read.pid != 4711) return {};
        numbers.append(static_cast<int>(read.seq));
    }
    return numbers;
}

void settle(PackedRecords &records)
{
    while (records.settle()) {}
}

} // namespace

class TestPackedRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheOrder_data();
    void keepsTheOrder();
    void takesLessWhileItRests();
    void restsWhileMoreComes();
};

void TestPackedRecords::keepsTheOrder_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("removed");
    for (const int count : {0, 1, 63, 64, 65, 128, 200})
        for (const int removed : {0, 1, 63, 64, 65, 128, 200})
            if (removed <= count) QTest::addRow("%d of %d removed", removed, count) << count << removed;
}

// Awake, at rest, and awake again.
void TestPackedRecords::keepsTheOrder()
{
    QFETCH(int, count);
    QFETCH(int, removed);
    PackedRecords records;
    for (int i = 0; i < count; ++i) records.append(record(i));
    for (int i = 0; i < removed; ++i) records.removeFirst();
    QList<int> expected;
    for (int i = removed; i < count; ++i) expected.append(i);
    QCOMPARE(records.size(), expected.size());
    QCOMPARE(numbersOf(records), expected);
    for (const bool rests : {true, false}) {
        records.setResting(rests);
        settle(records);
        QCOMPARE(numbersOf(records), expected);
    }
    records.append(record(count));
    QCOMPARE(numbersOf(records), expected + QList<int>{count});
    records.clear();
    QCOMPARE(records.size(), 0);
    records.append(record(7));
    QCOMPARE(numbersOf(records), QList<int>{7});
}

void TestPackedRecords::takesLessWhileItRests()
{
    PackedRecords records;
    for (int i = 0; i < 1000; ++i) records.append(record(i));
    const qsizetype awake = records.bytes();
    records.setResting(true);
    settle(records);
    QVERIFY2(records.bytes() < awake / 5, qPrintable(QString::number(records.bytes())));
    QCOMPARE(records.at(500).unpacked().seq, std::uint64_t(500)); // wakes its block alone
    QVERIFY(records.bytes() < awake / 4);
    records.setResting(false);
    settle(records);
    QCOMPARE(records.bytes(), awake);
}

void TestPackedRecords::restsWhileMoreComes()
{
    PackedRecords records;
    records.setResting(true);
    QList<int> expected;
    for (int i = 0; i < 1000; ++i) {
        records.append(record(i));
        if (i >= 300) records.removeFirst();
        settle(records);
    }
    QVERIFY(records.bytes() < records.size() * 100);
    for (int i = 700; i < 1000; ++i) expected.append(i);
    QCOMPARE(numbersOf(records), expected);
}

QTEST_APPLESS_MAIN(TestPackedRecords)
#include "tst_packed_records.moc"
