#pragma once

#include "logging/api/metrics_snapshot.h"

namespace ccr::testing {

/// Metrics that the test says.
class FakeMetrics final : public logging::MetricsSource
{
public:
    QFuture<logging::MetricsSnapshot> metrics() override
    {
        ++asked;
        QPromise<logging::MetricsSnapshot> promise;
        promise.start();
        if (snapshot) promise.addResult(*snapshot);
        promise.finish();
        return promise.future();
    }
    QFuture<QByteArray> report(logging::ReportFormat format, std::vector<logging::LabelledNumber> up) override
    {
        formats.push_back(format);
        providersUp = std::move(up);
        QPromise<QByteArray> promise;
        promise.start();
        if (snapshot) promise.addResult(QByteArray("report ") + QByteArray::number(int(format)));
        promise.finish();
        return promise.future();
    }
    logging::LoggingHealth loggingHealth() const override { return {}; }
    std::uint64_t loggingRestarts() const override { return restarts; }

    std::optional<logging::MetricsSnapshot> snapshot; ///< absent: the logging is switched off
    std::vector<logging::ReportFormat> formats;
    std::vector<logging::LabelledNumber> providersUp;
    std::uint64_t restarts = 0;
    int asked = 0;
};

/// Numbers that are all different.
inline logging::MetricsSnapshot sampleMetrics()
{
    using namespace std::chrono_literals;
    logging::MetricsSnapshot metrics;
    metrics.requests.total = 1042;
    metrics.requests.active = 2;
    metrics.requests.completed = 1000;
    metrics.requests.failed = 40;
    metrics.requests.peakConcurrent = 9;
    metrics.requestsByOutcome = {{.labels = {"deepseek", "deepseek-chat", "ok", ""}, .number = 1000},
                                 {.labels = {"deepseek", "deepseek-chat", "failed", "rate_limited"}, .number = 25},
                                 {.labels = {"glm", "glm-4.7", "stream_truncated", "stream_truncated"}, .number = 15},
                                 {.labels = {"glm", "glm-4.7", "client_cancelled", "client_cancelled"}, .number = 3}};
    metrics.errors.total = 57;
    metrics.errors.lastHour = 3;
    logging::PerformanceSnapshot &measured = metrics.performance;
    measured.recordsPerSecond = 12.5;
    measured.errorRatioMinute = 0.01;
    measured.errorRatioFiveMinutes = 0.02;
    measured.errorRatioHour = 0.03;
    const auto hour = static_cast<std::size_t>(logging::MetricsWindow::Hour);
    const auto minute = static_cast<std::size_t>(logging::MetricsWindow::Minute);
    measured.request[hour] = {
        .count = 900, .average = 2s, .min = 1ms, .p50 = 1500ms, .p90 = 4s, .p95 = 6s, .p99 = 9s, .p999 = 20s, .max = 61s};
    measured.request[minute] = {
        .count = 7, .average = 1s, .min = 1ms, .p50 = 700ms, .p90 = 2s, .p95 = 2s, .p99 = 3s, .p999 = 3s, .max = 3s};
    measured.queueDelay[hour] = {
        .count = 5000, .average = 40us, .min = 1us, .p50 = 25us, .p90 = 60us, .p95 = 90us, .p99 = 1200us, .p999 = 5ms, .max = 12ms};
    measured.disk.streams = {{.stream = "combined", .bytes = 3'400'000, .diskBytes = 3'400'000, .files = 4}};
    measured.disk.freeBytes = 40'000'000'000;
    measured.disk.sizeBytes = 100'000'000'000;
    measured.process.residentBytes = 83'000'000;
    measured.process.cpuSeconds = 12.25;
    measured.process.threads = 9;
    measured.process.openFiles = 31;
    measured.loggerBytes = 17'000'000;
    return metrics;
}

} // namespace ccr::testing
