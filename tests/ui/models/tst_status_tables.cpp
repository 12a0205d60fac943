#include "tests/support/fake_metrics.h"
#include "ui/models/logging_tables.h"
#include "ui/models/performance_tables.h"
#include "ui/models/status_table_model.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <cerrno>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestStatusTables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void everyOutputHasARow();
    void tellsWhatFails();
    void tellsWhatFailedEarlier();
    void hidesWhatAnAddressKeepsSecret();
    void tellsAboutTheProcess();
    void longUptimesHaveDays();
    void percentilesAreOfTheChosenPeriod();
    void shortDurationsAreSeen();
    void unknownIsNoZero();
    void tellsThroughputDiskAndMemory();
    void isCopiedAsLines();
    void rowsStayWhileTheyAreAboutTheSame();

private:
    static logging::LoggingConfig config()
    {
        logging::StreamConfig file{.name = u"combined"_s, .type = logging::StreamType::File};
        file.file.path = u"/logs/combined.log"_s;
        logging::StreamConfig console{.name = u"console"_s, .type = logging::StreamType::Console, .level = logging::Severity::Warn};
        console.console.toStandardError = true;
        logging::StreamConfig off{.name = u"off"_s, .enabled = false};
        return {.streams = {file, console, off}};
    }
    static QString cell(const StatusTable &table, const QString &key, int column)
    {
        for (const StatusRow &row : table.rows)
            if (row.key == key) return row.cells.value(column);
        return u"(no row)"_s;
    }
};

void TestStatusTables::everyOutputHasARow()
{
    logging::LoggingHealth health;
    health.streams = {{.name = "combined", .handed = 120, .written = 100, .dropped = 5, .bytes = 3'400}};
    health.streams.first().output.rotationsForSize = 2;
    health.streams.first().output.rotationsOnDemand = 1;
    const StatusTable table = LoggingTables::streams(health, config());
    QCOMPARE(table.rows.size(), 2);
    QCOMPARE(table.rows.at(0).cells, QStringList({u"combined"_s, u"✓ works"_s, u"info"_s, u"/logs/combined.log"_s, u"100"_s, u"15"_s,
                                                  u"5"_s, u"3.4 kB"_s, u"3"_s, u"—"_s}));
    QCOMPARE(cell(table, u"console"_s, LoggingTables::Target), u"stderr"_s);
    QCOMPARE(cell(table, u"console"_s, LoggingTables::Level), u"warn"_s);
    QCOMPARE(cell(table, u"console"_s, LoggingTables::State), u"—"_s); // nothing is known of it: that is no "works"
    health.telemetry = {{.name = "traces", .handed = 9, .written = 7, .dropped = 2, .bytes = 3'400},
                        {.name = "metrics", .state = logging::StreamState::Down, .problem = u"status 503"_s}};
    logging::LoggingConfig sent = config();
    sent.otlp.traces.url = QUrl(u"http://u:secret@collector:4318/v1/traces"_s);
    const StatusTable both = LoggingTables::streams(health, sent);
    QCOMPARE(both.rows.size(), 4);
    QCOMPARE(both.rows.at(2).cells, QStringList({u"Traces (OTLP)"_s, u"✓ works"_s, u"—"_s, u"http://collector:4318/v1/traces"_s, u"7"_s,
                                                 u"0"_s, u"2"_s, u"3.4 kB"_s, u"—"_s, u"—"_s}));
    QCOMPARE(cell(both, u"otlp/metrics"_s, LoggingTables::State), u"✕ does not work"_s);
    QCOMPARE(cell(both, u"otlp/metrics"_s, LoggingTables::LastError), u"status 503"_s);
    health.telemetry.clear();
    logging::LoggingConfig none = config();
    none.enabled = false;
    QVERIFY(LoggingTables::streams(health, none).rows.isEmpty());
}

void TestStatusTables::tellsWhatFails()
{
    logging::LoggingHealth health;
    health.streams = {{.name = "combined", .state = logging::StreamState::Down, .problem = u"No space left on device"_s},
                      {.name = "console", .state = logging::StreamState::Degraded}};
    const StatusTable table = LoggingTables::streams(health, config());
    QCOMPARE(cell(table, u"combined"_s, LoggingTables::State), u"✕ does not work"_s);
    QCOMPARE(cell(table, u"combined"_s, LoggingTables::LastError), u"No space left on device"_s);
    QCOMPARE(table.rows.at(0).level, StatusLevel::Bad);
    QCOMPARE(table.rows.at(1).level, StatusLevel::Doubtful);
}

void TestStatusTables::tellsWhatFailedEarlier()
{
    logging::LoggingHealth health;
    health.streams = {{.name = "combined"}};
    health.streams.first().output.addWriteError(ENOSPC, 3);
    QCOMPARE(cell(LoggingTables::streams(health, config()), u"combined"_s, LoggingTables::LastError),
             u"earlier: No space left on device ×3"_s);
    health.streams.first().output.failedBatches = 2;
    QVERIFY(cell(LoggingTables::streams(health, config()), u"combined"_s, LoggingTables::LastError).contains("2 deliveries failed"_L1));
}

void TestStatusTables::hidesWhatAnAddressKeepsSecret()
{
    logging::StreamConfig stream{.name = u"n"_s, .type = logging::StreamType::Network};
    stream.network.url = QUrl(u"https://me:s3cret@collector.example/logs?token=t0ken"_s);
    const QString target = cell(LoggingTables::streams({}, {.streams = {stream}}), u"n"_s, LoggingTables::Target);
    QCOMPARE(target, u"https://collector.example/logs"_s);
}

void TestStatusTables::tellsAboutTheProcess()
{
    logging::LoggingHealth health{.accepted = 1000, .dropped = 4, .queueBytes = 12'000, .queueCapacity = 16'000'000, .uptime = 3723s};
    health.status = logging::LoggingStatus::Degraded;
    const StatusTable table = LoggingTables::summary(health, 4121, 2);
    QVERIFY(cell(table, u"state"_s, 1).startsWith(u"△"_s));
    QCOMPARE(cell(table, u"process"_s, 1), u"4121"_s);
    QCOMPARE(cell(table, u"uptime"_s, 1), u"1:02:03"_s);
    QCOMPARE(cell(table, u"restarts"_s, 1), u"2"_s);
    QCOMPARE(cell(table, u"dropped"_s, 1), u"4"_s);
    QCOMPARE(cell(table, u"queue"_s, 1), u"12 kB of 16.0 MB"_s);
}

void TestStatusTables::longUptimesHaveDays()
{
    QVERIFY(cell(LoggingTables::summary({.uptime = 50h}, 1, 0), u"uptime"_s, 1).endsWith(" 2:00:00"_L1));
    QVERIFY(cell(LoggingTables::summary({.uptime = 50h}, 1, 0), u"uptime"_s, 1).startsWith(u'2'));
}

void TestStatusTables::percentilesAreOfTheChosenPeriod()
{
    const auto metrics = testing::sampleMetrics();
    const StatusTable hour = PerformanceTables::latencies(metrics, logging::MetricsWindow::Hour);
    QCOMPARE(hour.rows.at(0).cells.mid(1),
             QStringList({u"900"_s, u"2.0 s"_s, u"1.5 s"_s, u"4.0 s"_s, u"6.0 s"_s, u"9.0 s"_s, u"20.0 s"_s, u"1 min 1 s"_s}));
    const StatusTable minute = PerformanceTables::latencies(metrics, logging::MetricsWindow::Minute);
    QCOMPARE(cell(minute, u"request"_s, 3), u"700 ms"_s);
}

void TestStatusTables::shortDurationsAreSeen()
{
    const StatusTable hour = PerformanceTables::latencies(testing::sampleMetrics(), logging::MetricsWindow::Hour);
    QCOMPARE(cell(hour, u"queueDelay"_s, 3), u"25 µs"_s);
    QCOMPARE(cell(hour, u"queueDelay"_s, 6), u"1.2 ms"_s);
}

void TestStatusTables::unknownIsNoZero()
{
    const StatusTable latencies = PerformanceTables::latencies({}, logging::MetricsWindow::Hour);
    QCOMPARE(cell(latencies, u"request"_s, 1), u"0"_s);
    QCOMPARE(cell(latencies, u"request"_s, 3), u"—"_s);
    const StatusTable numbers = PerformanceTables::numbers({});
    QCOMPARE(cell(numbers, u"success"_s, 1), u"—"_s);
    QCOMPARE(cell(numbers, u"errorShare"_s, 1), u"— / — / —"_s);
    QCOMPARE(cell(numbers, u"free"_s, 1), u"—"_s);
}

void TestStatusTables::tellsThroughputDiskAndMemory()
{
    const StatusTable table = PerformanceTables::numbers(testing::sampleMetrics());
    QCOMPARE(cell(table, u"requests"_s, 1), QLocale().toString(1042));
    QCOMPARE(cell(table, u"running"_s, 1), u"2 / 9"_s);
    QCOMPARE(cell(table, u"failed"_s, 1), u"40"_s); // a broken stream is one, a client that left is none
    QCOMPARE(cell(table, u"success"_s, 1), u"96.2 %"_s);
    QCOMPARE(cell(table, u"errors"_s, 1), u"57 / 3"_s);
    QCOMPARE(cell(table, u"errorShare"_s, 1), u"1.0 % / 2.0 % / 3.0 %"_s);
    QCOMPARE(cell(table, u"throughput"_s, 1), u"12.5"_s);
    QCOMPARE(cell(table, u"disk"_s, 1), u"60.0 %"_s);
    QCOMPARE(cell(table, u"free"_s, 1), u"40.0 GB"_s);
    QVERIFY(cell(table, u"files.combined"_s, 1).startsWith("3.4 MB"_L1));
    QCOMPARE(cell(table, u"memory"_s, 1), u"83.0 MB"_s);
    QCOMPARE(cell(table, u"loggerMemory"_s, 1), u"17.0 MB"_s);
    QCOMPARE(cell(table, u"threads"_s, 1), u"9 / 31"_s);
}

void TestStatusTables::isCopiedAsLines()
{
    const StatusTable table{.headers = {u"A"_s, u"B"_s}, .numbers = {}, .rows = {{.key = u"x"_s, .cells = {u"one\ttwo"_s, u"a\nb"_s}}}};
    QCOMPARE(table.text(), u"A\tB\none two\ta b\n"_s);
}

void TestStatusTables::rowsStayWhileTheyAreAboutTheSame()
{
    StatusTableModel model;
    const QAbstractItemModelTester tester(&model);
    StatusTable table{.headers = {u"A"_s, u"B"_s}, .numbers = {1}, .rows = {{.key = u"x"_s, .cells = {u"x"_s, u"1"_s}}}};
    model.show(table);
    const QPersistentModelIndex kept = model.index(0, 1);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    table.rows[0].cells[1] = u"2"_s;
    model.show(table);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(kept.data().toString(), u"2"_s);
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"x, B 2"_s);
    QVERIFY(kept.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    table.rows.append({.key = u"y"_s, .cells = {u"y"_s, u"3"_s}});
    model.show(table);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), 2);
}

QTEST_GUILESS_MAIN(TestStatusTables)
#include "tst_status_tables.moc"
