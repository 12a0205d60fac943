#include "logging/api/exchange_log.h"
#include "logging/pipeline/logging_service.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

LoggingConfig configIn(const QTemporaryDir &dir)
{
    LoggingConfig config;
    config.directory = dir.filePath(u"logs"_s);
    StreamConfig file{.name = u"file"_s, .type = StreamType::File};
    file.file.path = dir.filePath(u"logs/ccr.log"_s);
    config.streams = {file};
    return config;
}

MetricsSnapshot measured(LoggingService &service)
{
    const QFuture<MetricsSnapshot> future = service.metrics();
    const bool isDone = QTest::qWaitFor([&] { return future.isFinished(); }, 10'000);
    return isDone && future.resultCount() == 1 ? future.result() : MetricsSnapshot();
}

void exchange(LoggingService &service, const std::string &id, ExchangeFinished end)
{
    ExchangeLog log(service.target(), id, monotonicNow());
    log.started({.time = wallNow(), .method = "POST", .path = "/v1/messages", .wantsStream = true});
    log.routed({.provider = "p", .model = "m"});
    log.attemptStarted({.provider = "p", .model = "m"});
    log.attemptAnswered(200);
    log.pieceReceived({.bytes = 10, .events = 1, .textDeltas = 1});
    log.finished(std::move(end));
}

} // namespace

/// What the pipeline measures, from the call site to the report.
class TestServiceMetrics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuresWhatWasLogged();
    void countsThroughput();
    void keepsStatisticsOverRestarts();
    void writesEveryReport();
    void endsWithoutAResultWhenSwitchedOff();
    void followsTheConfiguration();
    void remembersExchanges_data();
    void remembersExchanges();
    void countsRotations();
    void seesARefusedFileAsTrouble();
};

void TestServiceMetrics::measuresWhatWasLogged()
{
    const QTemporaryDir dir;
    LoggingService service(configIn(dir));
    const Log log(service.target(), "test");
    for (int i = 0; i < 10; ++i) log.info("hello");
    log.error("broken", {{"errorClass", "tls"}});
    exchange(service, "a", {.outcome = Outcome::Ok, .status = 200, .finishReason = "stop"});
    exchange(service, "b", {.outcome = Outcome::Failed, .status = 502, .errorClass = "dns", .errorMessage = "no host 17"});
    QVERIFY(service.flush(10s));
    const MetricsSnapshot seen = measured(service);
    QCOMPARE(seen.requests.total, 2U);
    QCOMPARE(seen.requests.completed, 1U);
    QCOMPARE(seen.requests.failed, 1U);
    QCOMPARE(seen.streams.total, 2U);
    QCOMPARE(seen.errors.total, 2U);
    QCOMPARE(seen.logging.streams.size(), 1);
    QCOMPARE(seen.logging.streams[0].handedByLevel[2], 11U); // info: ten, and the answered request
    QCOMPARE(seen.logging.streams[0].handedByLevel[4], 2U);
    QCOMPARE(seen.logging.streams[0].handed, 13U);
    QVERIFY(seen.performance.loggerBytes >= qint64(seen.logging.queueCapacity));
    QFile file(dir.filePath(u"logs/ccr.log"_s));
    QTRY_VERIFY(file.size() > 0);
    QTRY_COMPARE(measured(service).performance.disk.streams.at(0).bytes, file.size());
}

void TestServiceMetrics::countsThroughput()
{
    const QTemporaryDir dir;
    LoggingConfig config = configIn(dir);
    config.performanceMetrics.collectionInterval = 200ms;
    LoggingService service(config);
    const Log log(service.target(), "test");
    for (int i = 0; i < 20'000; ++i) log.info("hello");
    QVERIFY(service.flush(20s));
    const auto counted = [&] {
        double records = 0;
        WallTime before{};
        for (const PerformanceSample &sample : measured(service).performance.samples) {
            if (before != WallTime{}) records += sample.recordsPerSecond * std::chrono::duration<double>(sample.time - before).count();
            before = sample.time;
        }
        return records;
    };
    // The first sample has no sample before it that would say how long its interval was.
    QTRY_VERIFY(measured(service).performance.samples.size() >= 2);
    const double before = counted();
    for (int i = 0; i < 20'000; ++i) log.info("hello again");
    QVERIFY(service.flush(20s));
    QTRY_VERIFY2(std::abs(counted() - before - 20'000) <= 200, qPrintable(QString::number(counted() - before)));
    QVERIFY(measured(service).performance.queueDelay[std::size_t(MetricsWindow::SinceStart)].count >= 39'000);
    const MetricsSnapshot seen = measured(service);
    QVERIFY(seen.write.count > 0);
    QVERIFY(seen.logging.streams.at(0).output.writes.count() > 0);
    QCOMPARE(seen.logging.enqueueCounts.count(), 40'000 / 256U); // one of so many is timed
    QCOMPARE(seen.logging.enqueueCounts.count(), seen.logging.enqueue.count);
    QVERIFY(seen.logging.enqueueCounts.sum > 0ns);
}

void TestServiceMetrics::keepsStatisticsOverRestarts()
{
    const QTemporaryDir dir;
    for (int run = 1; run <= 3; ++run) {
        LoggingService service(configIn(dir));
        exchange(service, "a", {.outcome = Outcome::Failed, .status = 502, .errorClass = "dns", .errorMessage = "no host"});
        QVERIFY(service.flush(10s));
        const ErrorStatisticsSnapshot errors = measured(service).errors;
        QCOMPARE(errors.total, std::uint64_t(run));
        QCOMPARE(errors.top.at(0).count, std::uint64_t(run));
    }
    QVERIFY(QFile::exists(dir.filePath(u"logs/statistics.json"_s)));
}

void TestServiceMetrics::writesEveryReport()
{
    const QTemporaryDir dir;
    LoggingService service(configIn(dir));
    exchange(service, "a", {.outcome = Outcome::Ok, .status = 200});
    QVERIFY(service.flush(10s));
    const auto report = [&](ReportFormat format) {
        const QFuture<QByteArray> future = service.report(format, {{.labels = {"p"}, .number = 1}});
        return QTest::qWaitFor([&] { return future.isFinished(); }, 10'000) && future.resultCount() > 0 ? future.result() : QByteArray();
    };
    const QByteArray text = report(ReportFormat::Prometheus);
    QVERIFY2(text.contains("ccr_requests_total{provider=\"p\",model=\"m\",status=\"200\"} 1\n"), text);
    QVERIFY(text.contains("llmrouter_provider_up{provider=\"p\"} 1\n"));
    QVERIFY(text.contains("ccr_log_records_total{level=\"info\",stream=\"file\"} 1\n"));
    QVERIFY(!text.contains("event_loop_lag"));
    service.reportEventLoopLag(20ms);
    QVERIFY(report(ReportFormat::Prometheus).contains("\nllmrouter_gui_event_loop_lag_seconds 0.02\n"));
    service.reportEventLoopLag(std::nullopt); // the window was closed
    QVERIFY(!report(ReportFormat::Prometheus).contains("event_loop_lag"));
    QCOMPARE(QJsonDocument::fromJson(report(ReportFormat::Json))[u"requests"][u"completed"].toInt(), 1);
    QVERIFY(report(ReportFormat::Csv).startsWith("time,"));
    QVERIFY(report(ReportFormat::Html).endsWith("</html>\n"));
}

void TestServiceMetrics::endsWithoutAResultWhenSwitchedOff()
{
    LoggingConfig config;
    config.enabled = false;
    LoggingService service(config);
    const QFuture<MetricsSnapshot> future = service.metrics();
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.resultCount(), 0);
}

void TestServiceMetrics::followsTheConfiguration()
{
    const QTemporaryDir dir;
    LoggingConfig config = configIn(dir);
    LoggingService service(config);
    for (int i = 0; i < 50; ++i) exchange(service, std::to_string(i), {.outcome = Outcome::Ok, .status = 200});
    QVERIFY(service.flush(10s));
    QCOMPARE(measured(service).requests.contexts, 50U);
    config.requestTracking.maxActiveRequests = 10;
    service.applyConfig(config);
    QTRY_COMPARE(measured(service).requests.contexts, 10U);
    config.requestTracking.maxContextAge = 1ms;
    config.requestTracking.autoCleanup = false;
    service.applyConfig(config);
    QTest::qWait(5);
    QCOMPARE(measured(service).requests.contexts, 10U);
    service.cleanUpTracking();
    QTRY_COMPARE(measured(service).requests.contexts, 0U);
    config.requestTracking.enabled = false;
    service.applyConfig(config);
    exchange(service, "late", {.outcome = Outcome::Ok, .status = 200});
    QVERIFY(service.flush(10s));
    QCOMPARE(measured(service).requests.total, 50U);
}

void TestServiceMetrics::remembersExchanges_data()
{
    QTest::addColumn<bool>("fromTheStart");
    QTest::newRow("from the start") << true;
    QTest::newRow("switched on later") << false;
}

void TestServiceMetrics::remembersExchanges()
{
    QFETCH(bool, fromTheStart);
    const QTemporaryDir dir;
    LoggingConfig config = configIn(dir);
    config.enabled = fromTheStart;
    LoggingService service(config);
    if (!fromTheStart) service.applyConfig(configIn(dir));
    exchange(service, "a", {.outcome = Outcome::Ok, .status = 200, .finishReason = "stop"});
    QVERIFY(service.flush(10s));
    QVERIFY(service.history());
    QList<ExchangeSnapshot> found;
    const auto look = [&] {
        service.history()->find({}, [&](const HistoryPage &page) { found = page.exchanges; });
        QTest::qWait(20);
        return found.size();
    };
    QTRY_COMPARE(look(), 1);
    QCOMPARE(found[0].id, "a");
    QCOMPARE(found[0].provider, "p");
}

void TestServiceMetrics::countsRotations()
{
    const QTemporaryDir dir;
    LoggingConfig config = configIn(dir);
    config.streams[0].file.rotation.maxBytes = 2000;
    LoggingService service(config);
    const Log log(service.target(), "test");
    for (int i = 0; i < 100; ++i) log.info("hello", {{"text", std::string(100, 'x')}});
    QVERIFY(service.flush(10s));
    const MetricsSnapshot seen = measured(service);
    const OutputCounts &counts = seen.logging.streams.at(0).output;
    QVERIFY(counts.rotationsForSize >= 5);
    QCOMPARE(counts.rotationsForTime, 0U);
    QCOMPARE(counts.rotationsOnDemand, 0U);
    QVERIFY(seen.performance.disk.streams.at(0).files > 1);
}

// An output whose file is refused is seen within two seconds.
void TestServiceMetrics::seesARefusedFileAsTrouble()
{
    const QTemporaryDir dir;
    LoggingConfig config = configIn(dir);
    QVERIFY(QFile::link(u"/dev/null"_s, dir.filePath(u"trap.log"_s)));
    config.streams.push_back(config.streams[0]);
    config.streams[1].name = u"trapped"_s;
    config.streams[1].file.path = dir.filePath(u"trap.log"_s); // links are refused
    LoggingService service(config);
    const Log log(service.target(), "test");
    log.info("hello");
    QTRY_COMPARE_WITH_TIMEOUT(std::string(toString(service.loggingHealth().status)), std::string("degraded"), 2'000);
    QVERIFY(!service.loggingHealth().streams.at(1).problem.isEmpty());
}

QTEST_GUILESS_MAIN(TestServiceMetrics)
#include "tst_service_metrics.moc"
