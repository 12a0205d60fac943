#include "logging/tracking/performance_metrics.h"

#include "logging/metrics/request_metrics.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr milliseconds shortestInterval = 100ms;
constexpr std::size_t maxSamples = 100'000;

nanoseconds toDuration(std::uint64_t units)
{
    return nanoseconds(static_cast<std::int64_t>(units));
}

nanoseconds averageOf(const Histogram &histogram)
{
    return histogram.count() == 0 ? nanoseconds{}
                                  : toDuration(static_cast<std::uint64_t>(histogram.sum() / static_cast<double>(histogram.count())));
}

std::uint64_t toUnits(nanoseconds duration)
{
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, duration.count()));
}

} // namespace

PerformanceMetrics::PerformanceMetrics(const Clock &clock) : m_clock(clock), m_lastCollection(clock.monotonic()) {}

void PerformanceMetrics::applyConfig(const PerformanceMetricsConfig &config)
{
    m_config = config;
    if (!m_config.enabled) m_samples.clear();
}

void PerformanceMetrics::requestEnded(nanoseconds duration, bool failed)
{
    if (!m_config.enabled) return;
    ++m_intervalEnded;
    m_intervalFailed += failed;
    if (m_config.enableLatencyMetrics) m_intervalRequests.record(toUnits(duration));
    if (!m_config.enableErrorRateMetrics) return;
    const WallTime now = m_clock.wall();
    m_endedSeconds.add(now);
    m_endedMinutes.add(now);
    if (!failed) return;
    m_failedSeconds.add(now);
    m_failedMinutes.add(now);
}

void PerformanceMetrics::queueDelay(nanoseconds delay, std::uint64_t records)
{
    if (!m_config.enabled || !m_config.enableLatencyMetrics) return;
    m_queueDelay.record(delay, m_clock.monotonic(), records);
    m_intervalDelay.record(toUnits(delay), records);
}

void PerformanceMetrics::written(nanoseconds duration)
{
    if (m_config.enabled && m_config.enableLatencyMetrics) m_write.record(duration, m_clock.monotonic());
}

bool PerformanceMetrics::isDue() const
{
    return m_config.enabled && m_clock.monotonic() - m_lastCollection >= std::max(shortestInterval, m_config.collectionInterval);
}

std::optional<MemoryTrend::Growth> PerformanceMetrics::collect(const PipelineTotals &totals, const DiskUse &disk, const ProcessUse &process,
                                                               qint64 loggerBytes)
{
    if (!m_config.enabled) return {};
    const MonotonicTime now = m_clock.monotonic();
    const double seconds = std::chrono::duration<double>(now - m_lastCollection).count();
    PerformanceSample sample{.time = m_clock.wall()};
    if (m_config.enableThroughputMetrics && seconds > 0) {
        sample.recordsPerSecond = static_cast<double>(totals.records - std::min(m_before.records, totals.records)) / seconds;
        sample.bytesPerSecond = static_cast<double>(totals.bytes - std::min(m_before.bytes, totals.bytes)) / seconds;
        sample.requestsPerSecond = static_cast<double>(m_intervalEnded) / seconds;
    }
    if (m_config.enableErrorRateMetrics && m_intervalEnded > 0)
        sample.errorRatio = static_cast<double>(m_intervalFailed) / static_cast<double>(m_intervalEnded);
    if (m_config.enableLatencyMetrics) {
        sample.averageLatency = averageOf(m_intervalRequests);
        sample.p99Latency = toDuration(m_intervalRequests.quantile(0.99));
        sample.queueDelay = averageOf(m_intervalDelay);
    }
    std::optional<MemoryTrend::Growth> growth;
    if (m_config.enableMemoryMetrics) {
        sample.residentBytes = process.residentBytes;
        sample.loggerBytes = loggerBytes;
        growth = m_memory.add(process.residentBytes, now);
    }
    for (const StreamFiles &files : disk.streams) sample.diskBytes += files.bytes;
    sample.freeBytes = disk.freeBytes;
    m_samples.push_back(sample);
    const bool isForEver = m_config.metricsRetention <= milliseconds(0);
    const WallTime oldest = sample.time - m_config.metricsRetention;
    while (!m_samples.empty() && ((!isForEver && m_samples.front().time <= oldest) || m_samples.size() > maxSamples)) m_samples.pop_front();
    m_intervalRequests.clear();
    m_intervalDelay.clear();
    m_intervalEnded = m_intervalFailed = 0;
    m_before = totals;
    m_lastCollection = now;
    return growth;
}

std::optional<double> PerformanceMetrics::errorRatio(const RateRing &ended, const RateRing &failed, std::size_t slots) const
{
    const WallTime now = m_clock.wall();
    const std::uint64_t all = ended.count(now, slots);
    if (all == 0) return std::nullopt;
    return static_cast<double>(failed.count(now, slots)) / static_cast<double>(all);
}

void PerformanceMetrics::fill(MetricsSnapshot &result) const
{
    PerformanceSnapshot &performance = result.performance;
    const MonotonicTime now = m_clock.monotonic();
    for (const MetricsWindow window : {MetricsWindow::Minute, MetricsWindow::FiveMinutes, MetricsWindow::Hour, MetricsWindow::SinceStart}) {
        performance.queueDelay[static_cast<std::size_t>(window)] = m_queueDelay.percentiles(window, now);
        performance.write[static_cast<std::size_t>(window)] = m_write.percentiles(window, now);
    }
    performance.errorRatioMinute = errorRatio(m_endedSeconds, m_failedSeconds, 60);
    performance.errorRatioFiveMinutes = errorRatio(m_endedMinutes, m_failedMinutes, 5);
    performance.errorRatioHour = errorRatio(m_endedMinutes, m_failedMinutes, 60);
    if (!m_samples.empty()) performance.recordsPerSecond = m_samples.back().recordsPerSecond;
    performance.samples.assign(m_samples.begin(), m_samples.end());
    result.write = secondsOf(m_write.all(), durationBounds());
}

std::size_t PerformanceMetrics::bytes() const
{
    return m_samples.size() * sizeof(PerformanceSample) + m_queueDelay.bytes() + m_write.bytes() + m_intervalRequests.bytes()
           + m_intervalDelay.bytes();
}

} // namespace ccr::logging
