#include "logging/base/date_time.h"
#include "logging/query/line_facts.h"
#include "logging/query/record_line.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;

class TestRecordLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOurOwnLine();
    void readsOtherShapes();
    void readsTimesOutOfReach_data();
    void readsTimesOutOfReach();
    void keepsPlainText();
    void survivesEveryTruncation();
};

void TestRecordLine::readsOurOwnLine()
{
    RecordLineReader reader;
    const LogRecord record =
        reader.read(R"({"level":40,"time":1790000000123,"pid":7,"hostname":"h","component":"proxy","reqId":"r1","status":429,"ratio":0.5,)"
                    R"("ok":true,"none":null,"err":{"message":"b\"oom"},"list":[1,2],"te\u0078t":"a\nb","seq":12,"msg":"hello 额"})");
    QVERIFY(record.severity == Severity::Warn);
    QVERIFY(record.time == WallTime(milliseconds(1790000000123)));
    QCOMPARE(record.pid, 7);
    QCOMPARE(record.seq, 12U);
    QCOMPARE(record.component, std::string("proxy"));
    QCOMPARE(record.exchangeId, std::string("r1"));
    QCOMPARE(record.message, std::string("hello 额"));
    QCOMPARE(record.fields.size(), std::size_t(8));
    QCOMPARE(record.fields[1].first, std::string("status"));
    QCOMPARE(std::get<std::int64_t>(record.fields[1].second), 429);
    QCOMPARE(std::get<double>(record.fields[2].second), 0.5);
    QVERIFY(std::get<bool>(record.fields[3].second));
    QVERIFY(std::holds_alternative<std::nullptr_t>(record.fields[4].second));
    QCOMPARE(std::get<RawJson>(record.fields[5].second).text, std::string(R"({"message":"b\"oom"})"));
    QCOMPARE(std::get<RawJson>(record.fields[6].second).text, std::string("[1,2]"));
    QCOMPARE(record.fields[7].first, std::string("text"));
    QCOMPARE(std::get<std::string>(record.fields[7].second), std::string("a\nb"));
}

void TestRecordLine::readsOtherShapes()
{
    RecordLineReader reader;
    LogRecord record = reader.read(R"({"level":"error","time":"2026-11-22T19:59:38.448Z","service":"x","requestId":"q","msg":"m"})");
    QVERIFY(record.severity == Severity::Error);
    QVERIFY(record.time == WallTime(milliseconds(1795377578448)));
    QCOMPARE(record.exchangeId, std::string("q"));
    record = reader.read(R"({"@timestamp":"2026-11-22T19:59:38.448Z","log.level":"warn","message":"b","level":"odd"})");
    QVERIFY(record.severity == Severity::Warn);
    QCOMPARE(record.message, std::string("b"));
    QCOMPARE(record.fields.size(), std::size_t(1)); // a level that is none stays a field
    record = reader.read(R"({"level":35,"time":1790000000,"msg":"own level"})");
    QVERIFY(record.severity == Severity::Info);
    QVERIFY(record.time == WallTime(std::chrono::seconds(1790000000)));
    record = reader.read(R"({"msg":"first","message":"second"})");
    QCOMPARE(record.message, std::string("first"));
    QCOMPARE(record.fields.size(), std::size_t(1));
}

void TestRecordLine::readsTimesOutOfReach_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<int>("year");
    QTest::newRow("seconds") << QByteArray("20000000000") << 2255;
    QTest::newRow("milliseconds") << QByteArray("20000000000000") << 2255;
    QTest::newRow("before all") << QByteArray("-9000000000000000000") << 1684;
    QTest::newRow("a fraction of much") << QByteArray("1e300") << 2255;
    QTest::newRow("text") << QByteArray("\"9999-12-31T23:59:59Z\"") << 2255;
    QTest::newRow("text of this place") << QByteArray("\"9999-12-31T23:59:59\"") << 2255;
}

void TestRecordLine::readsTimesOutOfReach()
{
    QFETCH(const QByteArray, time);
    QFETCH(const int, year);
    const std::string line = "{\"level\":30,\"time\":" + time.toStdString() + ",\"msg\":\"m\"}";
    QCOMPARE(utcTime(RecordLineReader().read(line).time).date().year(), year);
    const std::optional<WallTime> fact = LineFactsReader().read(line, true).time;
    QVERIFY(fact);
    QCOMPARE(utcTime(*fact).date().year(), year);
}

void TestRecordLine::keepsPlainText()
{
    RecordLineReader reader;
    QCOMPARE(reader.read("[2026] it works").message, std::string("[2026] it works"));
    QCOMPARE(reader.read("").message, std::string());
    QCOMPARE(reader.read("{}").message, std::string());
}

void TestRecordLine::survivesEveryTruncation()
{
    RecordLineReader reader;
    const std::string line = R"({"level":30,"time":1790000000123,"err":{"a":[1,{"b":"c\u0041"}]},"msg":"x","n":1e5})";
    for (std::size_t length = 0; length < line.size(); ++length) {
        const std::string part = line.substr(0, length);
        QVERIFY2(reader.read(part).message == part, part.c_str());
    }
}

QTEST_APPLESS_MAIN(TestRecordLine)
#include "tst_record_line.moc"
