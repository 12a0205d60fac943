#pragma once

#include "logging/api/logging_config.h"
#include "logging/metrics/histogram.h"
#include "logging/tracking/memory_trend.h"
#include "logging/tracking/rate_ring.h"

#include <deque>

namespace ccr::logging {

/// Totals since the start that a sample is the difference of.
struct PipelineTotals
{
    std::uint64_t records = 0;
    std::uint64_t bytes = 0;
};

/// How logging and the program do: throughput, latencies, error ratio, disk and memory, sampled once in each collection
/// interval and kept as long as the retention. Log thread.
class PerformanceMetrics
{
public:
    explicit PerformanceMetrics(const Clock &clock = systemClock());

    void applyConfig(const PerformanceMetricsConfig &config);
    bool isEnabled() const { return m_config.enabled; }
    milliseconds collectionInterval() const { return m_config.collectionInterval; }

    void requestEnded(nanoseconds duration, bool failed);
    /// A record waited so long for the log thread; `records`: for how many this one stands.
    void queueDelay(nanoseconds delay, std::uint64_t records = 1);
    void written(nanoseconds duration); ///< a batch, to all streams

    /// Whether collect() is due.
    bool isDue() const;
    /// Takes a sample. A growing program is told once in a while.
    std::optional<MemoryTrend::Growth> collect(const PipelineTotals &totals, const DiskUse &disk, const ProcessUse &process,
                                               qint64 loggerBytes);
    /// Fields of `result` that other parts measure stay as they are.
    void fill(MetricsSnapshot &result) const;
    const std::deque<PerformanceSample> &samples() const { return m_samples; }
    std::size_t bytes() const;

private:
    std::optional<double> errorRatio(const RateRing &ended, const RateRing &failed, std::size_t slots) const;

    const Clock &m_clock;
    PerformanceMetricsConfig m_config;
    RateRing m_endedSeconds{std::chrono::seconds(1), 60};
    RateRing m_failedSeconds{std::chrono::seconds(1), 60};
    RateRing m_endedMinutes{std::chrono::minutes(1), 60};
    RateRing m_failedMinutes{std::chrono::minutes(1), 60};
    DurationWindows m_queueDelay;
    DurationWindows m_write;
    Histogram m_intervalRequests; ///< since the last sample, like the following
    Histogram m_intervalDelay;
    std::uint64_t m_intervalEnded = 0;
    std::uint64_t m_intervalFailed = 0;
    PipelineTotals m_before;
    MonotonicTime m_lastCollection;
    std::deque<PerformanceSample> m_samples;
    MemoryTrend m_memory;
};

} // namespace ccr::logging
