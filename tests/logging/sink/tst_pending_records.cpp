#include "logging/sink/pending_records.h"

#include <QTest>

using namespace ccr::logging;

namespace {

void add(PendingRecords &records, std::string_view line)
{
    records.text() += line;
    records.added({.offset = records.count() + 1, .seq = 0}, Severity::Info);
}

std::string all(const PendingRecords &records)
{
    return std::string(records.part(SIZE_MAX / 2).text);
}

} // namespace

class TestPendingRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesWholeRecords();
    void givesUpTheOldest();
    void knowsTheLevelsOfWhatItGivesUp();
    void putsALineInFront();
    void takesWhatIsNewer();
    void endsAtATime();
    void staysBoundedOverALongTime();
};

void TestPendingRecords::givesWholeRecords()
{
    PendingRecords records;
    for (const char *line : {"one\n", "two\n", "three\n"}) add(records, line);
    QCOMPARE(records.bytes(), 14U);
    QCOMPARE(records.part(3).count, 0U);
    for (std::size_t bytes = 4; bytes < 8; ++bytes) QCOMPARE(records.part(bytes).text, std::string_view("one\n"));
    QCOMPARE(records.part(8).text, std::string_view("one\ntwo\n"));
    QCOMPARE(records.part(8).after->offset, 2U);
    QCOMPARE(records.first().text, std::string_view("one\n"));
    records.remove(2);
    QCOMPARE(records.first().text, std::string_view("three\n"));
    QCOMPARE(records.first().after->offset, 3U);
    records.remove(1);
    QVERIFY(records.isEmpty());
    QCOMPARE(records.bytes(), 0U);
    add(records, "four\n");
    QCOMPARE(all(records), std::string("four\n"));
}

void TestPendingRecords::givesUpTheOldest()
{
    PendingRecords records;
    for (const char *line : {"one\n", "two\n", "three\n"}) add(records, line);
    QCOMPARE(records.shrinkTo(14).lines, 0U);
    QCOMPARE(records.shrinkTo(13).lines, 1U);
    QCOMPARE(all(records), std::string("two\nthree\n"));
    QCOMPARE(records.shrinkTo(1).lines, 1U); // the last one stays, however long it is
    QCOMPARE(all(records), std::string("three\n"));
    QCOMPARE(records.shrinkTo(1).lines, 0U);
}

void TestPendingRecords::knowsTheLevelsOfWhatItGivesUp()
{
    PendingRecords records;
    records.prepend("own\n");
    for (const Severity severity : {Severity::Trace, Severity::Error, Severity::Error, Severity::Fatal, Severity::Info}) {
        records.text() += "x\n";
        records.added({}, severity);
    }
    const PendingRecords::Lost lost = records.shrinkTo(4);
    QCOMPARE(lost.lines, 4U);
    QVERIFY((lost.records == LostByLevel{1, 0, 0, 0, 2, 0, 0}));
    records.text() += "own\n";
    records.addedOwn();
    const PendingRecords::Lost rest = records.clear();
    QCOMPARE(rest.lines, 3U);
    QVERIFY((rest.records == LostByLevel{0, 0, 1, 0, 0, 1, 0}));
    QVERIFY(records.isEmpty());
}

void TestPendingRecords::putsALineInFront()
{
    PendingRecords records;
    records.prepend("zero\n");
    QCOMPARE(all(records), std::string("zero\n"));
    add(records, "one\n");
    add(records, "two\n");
    records.remove(1);
    records.prepend("front\n");
    QCOMPARE(all(records), std::string("front\none\ntwo\n"));
    QVERIFY(!records.first().after);
    QCOMPARE(records.first().own, 1U);
    QCOMPARE(records.part(10).text, std::string_view("front\none\n"));
    QCOMPARE(records.count(), 3U);
}

void TestPendingRecords::takesWhatIsNewer()
{
    PendingRecords records;
    for (const char *line : {"one\n", "two\n"}) add(records, line);
    records.remove(1);
    PendingRecords newer;
    for (const char *line : {"three\n", "four\n"}) add(newer, line);
    newer.remove(1);
    records.append(std::move(newer));
    QCOMPARE(all(records), std::string("two\nfour\n"));
    QCOMPARE(records.part(4).text, std::string_view("two\n"));
    records.remove(2);
    PendingRecords last;
    add(last, "five\n");
    records.append(std::move(last));
    QCOMPARE(all(records), std::string("five\n"));
    QCOMPARE(records.count(), 1U);
}

void TestPendingRecords::endsAtATime()
{
    const ccr::WallTime midnight = ccr::wallNow();
    PendingRecords records;
    const auto addAt = [&records](std::string_view line, ccr::WallTime time) {
        records.text() += line;
        records.added({}, Severity::Info, time);
    };
    addAt("one\n", midnight - std::chrono::seconds(2));
    addAt("two\n", midnight - std::chrono::seconds(1));
    addAt("three\n", midnight);
    addAt("four\n", midnight - std::chrono::seconds(1)); // stays behind the third
    records.prepend("own\n");
    QCOMPARE(records.partBefore(SIZE_MAX / 2, midnight).text, std::string_view("own\none\ntwo\n"));
    QCOMPARE(records.partBefore(8, midnight).text, std::string_view("own\none\n"));
    records.remove(3);
    QCOMPARE(records.partBefore(SIZE_MAX / 2, midnight).count, 0U);
}

void TestPendingRecords::staysBoundedOverALongTime()
{
    PendingRecords records;
    const std::string line(100'000, 'x');
    std::size_t lost = 0;
    for (int i = 0; i < 1000; ++i) {
        add(records, std::to_string(i) + line + '\n');
        lost += records.shrinkTo(4'000'000).lines;
        QVERIFY(records.bytes() <= 4'000'000);
    }
    QVERIFY(records.text().capacity() < 20'000'000);
    QCOMPARE(lost + records.count(), 1000U);
    QVERIFY(all(records).starts_with(std::to_string(lost) + 'x'));
}

QTEST_APPLESS_MAIN(TestPendingRecords)
#include "tst_pending_records.moc"
