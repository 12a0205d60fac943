#include "logging/metrics/system_use.h"
#include "logging/tracking/performance_metrics.h"
#include "tests/support/fake_clock.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>

#include <sys/statvfs.h>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

class TestPerformanceMetrics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuresThroughput();
    void knowsTheErrorRatio();
    void knowsLatencies();
    void keepsSamplesAsLongAsAsked();
    void samplesInTheIntervalAsked();
    void measuresWhatIsWanted();
    void suspectsALeak();
    void measuresTheDisk();
    void measuresTheProcess();
    void costsLittle();
};

void TestPerformanceMetrics::measuresThroughput()
{
    FakeClock clock;
    PerformanceMetrics metrics(clock);
    std::mt19937 random(5); // NOLINT
    PipelineTotals totals{.records = 1000, .bytes = 5000};
    metrics.collect(totals, {}, {}, 0);
    for (int i = 0; i < 20; ++i) {
        const std::uint64_t records = random() % 100'000;
        totals.records += records;
        totals.bytes += records * 150;
        clock.advance(10s);
        metrics.collect(totals, {}, {}, 0);
        const PerformanceSample &sample = metrics.samples().back();
        QVERIFY(std::abs(sample.recordsPerSecond - double(records) / 10) <= double(records) / 10 * 0.01);
        QVERIFY(std::abs(sample.bytesPerSecond - double(records) * 15) <= double(records) * 15 * 0.01);
    }
    totals.records = 7; // the pipeline began anew
    clock.advance(10s);
    metrics.collect(totals, {}, {}, 0);
    QCOMPARE(metrics.samples().back().recordsPerSecond, 0.0);
}

void TestPerformanceMetrics::knowsTheErrorRatio()
{
    FakeClock clock;
    PerformanceMetrics metrics(clock);
    const auto seen = [&] {
        MetricsSnapshot snapshot;
        metrics.fill(snapshot);
        return snapshot.performance;
    };
    QVERIFY(!seen().errorRatioMinute);                               // none has ended: that is no 0 %
    for (int i = 0; i < 100; ++i) metrics.requestEnded(1ms, i < 10); // 10 of 100
    clock.advance(2min);
    for (int i = 0; i < 100; ++i) metrics.requestEnded(1ms, i < 40); // 40 of 100
    QCOMPARE(seen().errorRatioMinute.value(), 0.4);
    QCOMPARE(seen().errorRatioFiveMinutes.value(), 0.25);
    clock.advance(10min);
    QVERIFY(!seen().errorRatioFiveMinutes);
    QCOMPARE(seen().errorRatioHour.value(), 0.25);
    clock.advance(61min);
    QVERIFY(!seen().errorRatioHour);
    metrics.requestEnded(1ms, true);
    metrics.requestEnded(1ms, false);
    metrics.collect({}, {}, {}, 0);
    QCOMPARE(metrics.samples().back().errorRatio, 51.0 / 202);
}

void TestPerformanceMetrics::knowsLatencies()
{
    FakeClock clock;
    PerformanceMetrics metrics(clock);
    for (int i = 1; i <= 1000; ++i) {
        metrics.requestEnded(std::chrono::milliseconds(i), false);
        metrics.queueDelay(std::chrono::microseconds(i), 10);
        metrics.written(std::chrono::microseconds(2 * i));
    }
    metrics.collect({}, {}, {}, 0);
    const PerformanceSample &sample = metrics.samples().back();
    const auto isNear = [](nanoseconds value, nanoseconds exact) {
        return std::abs(double((value - exact).count())) <= 0.01 * double(exact.count());
    };
    QVERIFY(isNear(sample.averageLatency, 500'500us));
    QVERIFY(isNear(sample.p99Latency, 990ms));
    QVERIFY(isNear(sample.queueDelay, 500'500ns));
    MetricsSnapshot snapshot;
    metrics.fill(snapshot);
    const DurationPercentiles &delay = snapshot.performance.queueDelay[static_cast<std::size_t>(MetricsWindow::Minute)];
    QCOMPARE(delay.count, 10'000U);
    QVERIFY(isNear(delay.p999, 999us));
    QVERIFY(isNear(snapshot.performance.write[0].p50, 1ms));
}

void TestPerformanceMetrics::keepsSamplesAsLongAsAsked()
{
    FakeClock clock;
    PerformanceMetrics metrics(clock);
    metrics.applyConfig({.collectionInterval = 60s, .metricsRetention = 1h});
    for (int i = 0; i < 200; ++i) {
        clock.advance(60s);
        metrics.collect({}, {}, {}, 0);
    }
    QCOMPARE(metrics.samples().size(), 60U);
    QVERIFY(metrics.samples().back().time == clock.wall());
    metrics.applyConfig({.collectionInterval = 60s, .metricsRetention = 0h}); // no limit
    for (int i = 0; i < 200; ++i) {
        clock.advance(60s);
        metrics.collect({}, {}, {}, 0);
    }
    QCOMPARE(metrics.samples().size(), 260U);
    metrics.applyConfig({.enabled = false});
    QVERIFY(metrics.samples().empty());
}

void TestPerformanceMetrics::samplesInTheIntervalAsked()
{
    FakeClock clock;
    PerformanceMetrics metrics(clock);
    metrics.applyConfig({.collectionInterval = 10s});
    int samples = 0;
    for (int i = 0; i < 1000; ++i) {
        clock.advance(100ms);
        if (!metrics.isDue()) continue;
        metrics.collect({}, {}, {}, 0);
        ++samples;
    }
    QCOMPARE(samples, 10);
    metrics.applyConfig({.enabled = false, .collectionInterval = 10s});
    clock.advance(1h);
    QVERIFY(!metrics.isDue());
}

void TestPerformanceMetrics::measuresWhatIsWanted()
{
    const auto after = [](const PerformanceMetricsConfig &config) {
        FakeClock clock;
        PerformanceMetrics metrics(clock);
        metrics.applyConfig(config);
        clock.advance(1s);
        metrics.requestEnded(5ms, true);
        metrics.collect({.records = 10}, {}, {.residentBytes = 77}, 5);
        return metrics.samples().empty() ? PerformanceSample() : metrics.samples().back();
    };
    QCOMPARE(after({}).recordsPerSecond, 10.0);
    QVERIFY(after({}).averageLatency == nanoseconds(5ms));
    QCOMPARE(after({}).errorRatio, 1.0);
    QCOMPARE(after({}).residentBytes, 77);
    QCOMPARE(after({}).loggerBytes, 5);
    QCOMPARE(after({.enableThroughputMetrics = false}).recordsPerSecond, 0.0);
    QVERIFY(after({.enableLatencyMetrics = false}).averageLatency == nanoseconds(0));
    QCOMPARE(after({.enableErrorRateMetrics = false}).errorRatio, 0.0);
    QCOMPARE(after({.enableMemoryMetrics = false}).residentBytes, 0);
    QCOMPARE(after({.enabled = false}).recordsPerSecond, 0.0);
}

void TestPerformanceMetrics::suspectsALeak()
{
    constexpr qint64 mega = 1024LL * 1024;
    const auto notices = [](auto &&bytesAfter) {
        MemoryTrend trend;
        MonotonicTime now{1h};
        int count = 0;
        for (int i = 0; i < 240; ++i) { // two hours
            if (trend.add(bytesAfter(i), now)) ++count;
            now += 30s;
        }
        return count;
    };
    QCOMPARE(notices([](int) { return 500 * mega; }), 0);
    QCOMPARE(notices([](int i) { return 50 * mega + i * mega / 4; }), 0);              // too little
    QCOMPARE(notices([](int i) { return 5000 * mega + i * 20 * mega; }), 0);           // under a tenth
    QCOMPARE(notices([](int i) { return 50 * mega + i * 5 * mega; }), 1);              // the rise slows down, relatively
    QCOMPARE(notices([](int i) { return qint64(50 * mega * std::pow(1.02, i)); }), 2); // once an hour
    QCOMPARE(notices([](int i) { return i < 100 ? 50 * mega : 100 * mega; }), 1);
    MemoryTrend hasty;
    for (int i = 0; i < 100; ++i) QVERIFY(!hasty.add(i * 100 * mega, MonotonicTime(1h + 1s * i)) || i > 30);
}

void TestPerformanceMetrics::measuresTheDisk()
{
    const QTemporaryDir dir;
    LoggingConfig config;
    config.directory = dir.path();
    StreamConfig stream{.name = u"main"_s, .type = StreamType::File};
    stream.file.path = dir.filePath(u"ccr.log"_s);
    config.streams = {stream, {.name = u"console"_s}};
    qint64 bytes = 0;
    for (const QString &name : {u"ccr.log"_s, u"ccr.2026-11-22.1.log"_s, u"ccr.2026-11-23.1.log.gz"_s}) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        bytes += file.write(QByteArray(10'000 + 4567 * static_cast<int>(name.size()), 'x'));
    }
    QFile foreign(dir.filePath(u"other.txt"_s));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    foreign.write("not ours");
    foreign.close();
    const DiskUse use = diskUse(config);
    QCOMPARE(use.streams.size(), 1U);
    QCOMPARE(use.streams[0].stream, "main");
    QCOMPARE(use.streams[0].bytes, bytes);
    QCOMPARE(use.streams[0].files, 3);

    struct statvfs system
    {
    };
    QVERIFY(statvfs(QFile::encodeName(dir.path()).constData(), &system) == 0);
    QCOMPARE(use.sizeBytes, qint64(system.f_blocks * system.f_frsize));
    QVERIFY(std::abs(double(use.freeBytes - qint64(system.f_bavail * system.f_frsize))) < 256.0 * 1024 * 1024); // others write too
    QVERIFY(use.usedShare() >= 0 && use.usedShare() <= 1);
    if (QStandardPaths::findExecutable(u"du"_s).isEmpty()) return;
    QFile::remove(foreign.fileName());
    QProcess du;
    du.start(u"du"_s, {u"-s"_s, u"-S"_s, u"-B1"_s, dir.filePath(u"ccr.log"_s), dir.filePath(u"ccr.2026-11-22.1.log"_s),
                       dir.filePath(u"ccr.2026-11-23.1.log.gz"_s)});
    QVERIFY(du.waitForFinished());
    qint64 counted = 0;
    for (const QByteArray &line : du.readAllStandardOutput().split('\n')) counted += line.split('\t').first().toLongLong();
    QVERIFY2(std::abs(double(counted - use.streams[0].diskBytes)) <= double(system.f_frsize), qPrintable(QString::number(counted)));
}

void TestPerformanceMetrics::measuresTheProcess()
{
    const ProcessUse use = processUse();
    QVERIFY(use.residentBytes > 1024 * 1024);
    QVERIFY(use.virtualBytes >= use.residentBytes);
    QVERIFY(use.openFiles >= 3);
    QVERIFY(use.threads >= 1);
    QVERIFY(use.maxFiles > 0);
    const double now = std::chrono::duration<double>(wallNow().time_since_epoch()).count();
    QVERIFY2(use.startSeconds > now - 3600 && use.startSeconds < now + 2, qPrintable(QString::number(use.startSeconds)));
    const QByteArray memory(32 * 1024 * 1024, 'x');
    QVERIFY(processUse().residentBytes >= use.residentBytes + memory.size() / 2);
    std::atomic<std::uint64_t> work = 0;
    while (processUse().cpuSeconds < use.cpuSeconds + 0.02) work += 1;
}

// A sample each minute may cost a thousandth of it.
void TestPerformanceMetrics::costsLittle()
{
    const QTemporaryDir dir;
    LoggingConfig config;
    config.directory = dir.path();
    StreamConfig stream{.name = u"main"_s, .type = StreamType::File};
    stream.file.path = dir.filePath(u"ccr.log"_s);
    config.streams = {stream};
    for (int i = 1; i <= 30; ++i) {
        QFile file(dir.filePath(u"ccr.2026-11-22.%1.log"_s.arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    PerformanceMetrics metrics;
    const double before = processUse().cpuSeconds;
    constexpr int samples = 20;
    for (int i = 0; i < samples; ++i) metrics.collect({}, diskUse(config), processUse(), 0);
    QVERIFY((processUse().cpuSeconds - before) / samples < 0.001 * 60);
}

QTEST_APPLESS_MAIN(TestPerformanceMetrics)
#include "tst_performance_metrics.moc"
