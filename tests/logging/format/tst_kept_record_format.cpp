#include "logging/format/kept_record_format.h"

#include "logging/query/record_line.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;

class TestKeptRecordFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatAnotherProcessWrote_data();
    void keepsWhatAnotherProcessWrote();
    void namesItselfWhereNobodyIsNamed();
};

void TestKeptRecordFormat::keepsWhatAnotherProcessWrote_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("pino") << QByteArray(
        R"({"level":30,"time":1763841600010,"component":"http","reqId":"req_1","pid":77,"hostname":"other",)"
        R"("service":"mine","version":"2","n":1.5,"err":{"type":"Error"},"raw":{"k":[1]},"seq":9,"msg":"a\nb"})");
    QTest::newRow("without a host") << QByteArray(R"({"level":50,"time":1763841600010,"service":"mine","msg":"x"})");
}

void TestKeptRecordFormat::keepsWhatAnotherProcessWrote()
{
    QFETCH(QByteArray, line);
    RecordLineReader reader;
    const KeptRecordFormat format;
    std::string text = line.toStdString();
    for (int round = 0; round < 3; ++round) {
        std::string out;
        format.append(out, BorrowedRecord(reader.read(text)));
        QCOMPARE(QByteArray::fromStdString(out), line + '\n');
        out.pop_back();
        text = out;
    }
}

void TestKeptRecordFormat::namesItselfWhereNobodyIsNamed()
{
    std::string out;
    KeptRecordFormat().append(out, BorrowedRecord(LogRecord{.message = "x"}));
    QVERIFY(out.find("\"pid\":" + std::to_string(QCoreApplication::applicationPid())) != std::string::npos);
    QVERIFY(out.find("\"hostname\":") != std::string::npos);
    QVERIFY(out.find("\"service\":\"claude-code-router\"") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestKeptRecordFormat)
#include "tst_kept_record_format.moc"
