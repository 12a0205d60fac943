#pragma once

#include "logging/metrics/counter_table.h"
#include "logging/metrics/histogram.h"

namespace ccr::logging {

/// What Prometheus and dashboards want of exchanges: counters by provider and model, and durations. Every set of labels is
/// bounded. Log thread.
class RequestMetrics
{
public:
    void add(const ExchangeSnapshot &exchange, MonotonicTime now);
    void addError(const ErrorOccurrence &error);
    void fill(MetricsSnapshot &snapshot, MonotonicTime now) const;
    std::size_t bytes() const;

private:
    using Labels = std::vector<std::string>;
    void addAttempts(const ExchangeSnapshot &exchange);
    void addTokens(const ExchangeSnapshot &exchange);
    void addChunks(const ExchangeSnapshot &exchange, const AttemptSnapshot &attempt, const Labels &labels);
    template <typename Counts>
    static Counts &countsFor(std::map<Labels, Counts> &table, Labels labels);

    CounterTable m_byStatus;
    CounterTable m_byOutcome{400};
    CounterTable m_fallbacks;
    CounterTable m_streamEnds;
    CounterTable m_tokens;
    CounterTable m_thinking;
    CounterTable m_costs;
    CounterTable m_errors;
    DurationWindows m_total;
    DurationWindows m_firstByte;
    DurationWindows m_firstContent;
    Histogram m_perToken;
    std::map<Labels, Histogram> m_operations;
    std::map<Labels, Histogram> m_firstChunk;
    std::map<Labels, BucketCounts> m_perChunk;
    std::map<Labels, Histogram> m_tokenUsage;
};

/// Seconds: .01 doubled up to 81.92 (OpenTelemetry, gen_ai.client.operation.duration).
const std::vector<double> &durationBounds();
/// The counts of a histogram of nanoseconds for bounds in seconds.
BucketCounts secondsOf(const Histogram &histogram, const std::vector<double> &bounds, std::vector<std::string> labels = {});

} // namespace ccr::logging
