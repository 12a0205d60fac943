#pragma once

#include "logging/format/otlp_value.h"
#include "logging/metrics/metrics_writer.h"

#include <span>
#include <string>

namespace ccr::logging {

/// Writes metrics in OTLP's JSON encoding: counters as monotonic sums, gauges, histograms with explicit bounds, summaries; all of
/// them cumulative since a start. A family without a sample is left out, and so is a sample that is no number.
class OtlpMetricsWriter final : public MetricsWriter
{
public:
    /// `start`: since when is counted; `now`: when that was read.
    OtlpMetricsWriter(WallTime start, WallTime now);

    void family(std::string_view name, MetricKind kind, std::string_view help) override;
    using MetricsWriter::histogram;
    using MetricsWriter::sample;
    void sample(double value, Labels labels) override;
    void samples(const std::vector<LabelledNumber> &numbers, std::initializer_list<std::string_view> names) override;
    void histogram(const BucketCounts &counts, std::initializer_list<std::string_view> names) override;
    void histogram(const DurationCounts &durations, nanoseconds from, nanoseconds to, Labels labels) override;
    void summary(const DurationPercentiles &durations) override;

    /// One object a metric.
    std::vector<std::string> take();

private:
    void finishFamily();
    void beginPoint();
    void attribute(std::string_view name, std::string_view value);
    void attributes(const std::vector<std::string> &values, std::initializer_list<std::string_view> names);
    void endAttributes();
    void number(double value);
    /// `inBucket`: one more than there are bounds.
    void buckets(std::span<const double> bounds, std::span<const std::uint64_t> inBucket, double sum);

    const std::string m_startTime; ///< ,"startTimeUnixNano":"…"
    const std::string m_time;      ///< ,"timeUnixNano":"…"
    OtlpValues m_values;
    std::vector<std::string> m_metrics;
    std::string m_metric; ///< the family that was begun
    MetricKind m_kind = MetricKind::Gauge;
    bool m_hasPoint = false;
};

} // namespace ccr::logging
