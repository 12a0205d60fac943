#include "logging/migration/old_log_reader.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 begun = 1'750'000'000'000;

std::vector<LogRecord> recordsOf(const QByteArrayList &lines, qint64 *ownLines = nullptr)
{
    std::vector<LogRecord> records;
    OldLogReader reader(WallTime(milliseconds(begun)), [&records](LogRecord &&record) { records.push_back(std::move(record)); });
    for (const QByteArray &line : lines) reader.add({line.constData(), static_cast<std::size_t>(line.size())});
    reader.finish();
    if (ownLines) *ownLines = reader.ownLines();
    return records;
}

const QByteArray pino = R"({"level":40,"time":1754388000123,"pid":7,"hostname":"h","reqId":"req-1","msg":"slow"})";

} // namespace

class TestOldLogReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsALine_data();
    void readsALine();
    void keepsWhatPinoWrote();
    void joinsTheLinesOfAText();
    void takesTheTimeOfTheRecordBefore();
    void leavesOutItsOwnLines_data();
    void leavesOutItsOwnLines();
    void boundsAText();
};

void TestOldLogReader::readsALine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<int>("level");
    QTest::addColumn<QByteArray>("message");
    constexpr qint64 at = 1'754'388'000'123;
    const QByteArray stamp = "[2025-08-05T10:00:00.123Z] ";
    QTest::newRow("pino") << pino << at << 40 << QByteArray("slow");
    QTest::newRow("a level of its own") << QByteArray(R"({"level":35,"time":1754388000123,"msg":"m"})") << at << 30 << QByteArray("m");
    QTest::newRow("a level in words") << QByteArray(R"({"level":"error","time":"2025-08-05T10:00:00.123Z","msg":"m"})") << at << 50
                                      << QByteArray("m");
    QTest::newRow("text") << stamp + "Server started" << at << 30 << QByteArray("Server started");
    QTest::newRow("another zone") << QByteArray("[2025-08-05T12:00:00.123+02:00] x") << at << 30 << QByteArray("x");
    QTest::newRow("an error") << stamp + "Error: boom" << at << 50 << QByteArray("Error: boom");
    QTest::newRow("a failure") << stamp + "request Failed" << at << 50 << QByteArray("request Failed");
    QTest::newRow("a warning") << stamp + "Warning: old" << at << 40 << QByteArray("Warning: old");
    QTest::newRow("an error far inside a body")
        << stamp + "body " + QByteArray(400, 'x') + " error" << at << 30 << QByteArray("body ") + QByteArray(400, 'x') + " error";
    QTest::newRow("no time") << QByteArray("loose text") << begun << 30 << QByteArray("loose text");
    QTest::newRow("brackets without a time") << QByteArray("[1] x") << begun << 30 << QByteArray("[1] x");
    QTest::newRow("a date alone") << QByteArray("[2025-08-05] x") << begun << 30 << QByteArray("[2025-08-05] x");
    QTest::newRow("a bracket that stays open") << QByteArray("[2025-08-05T10:00") << begun << 30 << QByteArray("[2025-08-05T10:00");
    QTest::newRow("an object that is cut off") << pino.left(30) << begun << 30 << pino.left(30);
    QTest::newRow("an object without a time") << QByteArray(R"({"msg":"m"})") << begun << 30 << QByteArray("m");
    QTest::newRow("a line of Windows") << stamp + "x\r" << at << 30 << QByteArray("x");
}

void TestOldLogReader::readsALine()
{
    QFETCH(QByteArray, line);
    QFETCH(qint64, time);
    QFETCH(int, level);
    QFETCH(QByteArray, message);
    const std::vector<LogRecord> records = recordsOf({line});
    QCOMPARE(records.size(), std::size_t(1));
    QCOMPARE(millisSinceEpoch(records[0].time), time);
    QCOMPARE(static_cast<int>(records[0].severity), level);
    QCOMPARE(QByteArray::fromStdString(records[0].message), message);
}

void TestOldLogReader::keepsWhatPinoWrote()
{
    const LogRecord record = recordsOf({pino}).at(0);
    QCOMPARE(record.pid, std::int64_t(7));
    QCOMPARE(record.exchangeId, std::string("req-1"));
    QCOMPARE(record.fields.size(), std::size_t(1));
    QCOMPARE(record.fields[0].first, std::string("hostname"));
}

void TestOldLogReader::joinsTheLinesOfAText()
{
    const auto records = recordsOf({"[2025-08-05T10:00:00.000Z] Error: boom", "    at a (b.js:1:2)", "{", "  \"x\": 1", "}", R"({"x":1})",
                                    pino, "after a record", "and more", "[2025-08-05T10:00:02.000Z] next"});
    QCOMPARE(records.size(), std::size_t(4));
    QCOMPARE(records[0].message, std::string("Error: boom\n    at a (b.js:1:2)\n{\n  \"x\": 1\n}\n{\"x\":1}"));
    QCOMPARE(records[1].message, std::string("slow"));
    QCOMPARE(records[2].message, std::string("after a record\nand more"));
    QCOMPARE(records[3].message, std::string("next"));
}

void TestOldLogReader::takesTheTimeOfTheRecordBefore()
{
    const auto records = recordsOf({R"({"level":30,"msg":"first"})", pino, R"({"level":30,"msg":"second"})", "third"});
    QCOMPARE(records.size(), std::size_t(4));
    QCOMPARE(millisSinceEpoch(records[0].time), begun);
    for (std::size_t i = 1; i < records.size(); ++i) QCOMPARE(millisSinceEpoch(records[i].time), qint64(1'754'388'000'123));
}

void TestOldLogReader::leavesOutItsOwnLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isOwn");
    const QByteArray stamp = "[2025-08-05T10:00:00.123Z] ";
    QTest::newRow("our text") << stamp + "INFO request completed component=http reqId=1" << true;
    QTest::newRow("our record") << QByteArray(R"({"level":30,"time":1754388000123,"service":"s","component":"http","seq":4,"msg":"m"})")
                                << true;
    QTest::newRow("a text in capitals") << stamp + "ERROR of a provider" << false;
    QTest::newRow("a text about a component") << stamp + "loaded component=x" << false;
    QTest::newRow("a record with a number") << QByteArray(R"({"level":30,"time":1754388000123,"seq":4,"msg":"m"})") << false;
}

void TestOldLogReader::leavesOutItsOwnLines()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, isOwn);
    qint64 own = 0;
    const auto records = recordsOf({"[2025-08-05T09:00:00.000Z] before", line, "[2025-08-05T11:00:00.000Z] after"}, &own);
    QCOMPARE(records.size(), std::size_t(isOwn ? 2 : 3));
    QCOMPARE(own, qint64(isOwn ? 1 : 0));
    QCOMPARE(records.front().message, std::string("before"));
    QCOMPARE(records.back().message, std::string("after"));
}

void TestOldLogReader::boundsAText()
{
    QByteArrayList lines{"[2025-08-05T10:00:00.000Z] begin"};
    for (int i = 0; i < 40; ++i) lines.append(QByteArray(100'000, 'x'));
    const auto records = recordsOf(lines);
    QVERIFY(records.size() >= 3);
    for (const LogRecord &record : records) QVERIFY(record.message.size() <= OldLogReader::mostOfAText + 100'001);
}

QTEST_APPLESS_MAIN(TestOldLogReader)
#include "tst_old_log_reader.moc"
