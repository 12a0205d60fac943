#pragma once

#include "logging/metrics/metrics_writer.h"

#include <string>
#include <string_view>

namespace ccr::logging {

/// Writes Prometheus' text format: "# HELP", "# TYPE", samples.
class PrometheusWriter final : public MetricsWriter
{
public:
    void family(std::string_view name, MetricKind kind, std::string_view help) override;
    using MetricsWriter::histogram;
    using MetricsWriter::sample;
    void sample(double value, Labels labels) override { line({}, value, labels); }
    void samples(const std::vector<LabelledNumber> &numbers, std::initializer_list<std::string_view> names) override;
    void histogram(const BucketCounts &counts, std::initializer_list<std::string_view> names) override;
    void histogram(const DurationCounts &durations, nanoseconds from, nanoseconds to, Labels labels) override;
    void summary(const DurationPercentiles &durations) override;

    std::string take() { return std::move(m_text); }

private:
    void line(std::string_view suffix, double value, Labels labels);
    void appendName(std::string_view suffix);
    void beginLabels() { m_hasLabel = false; }
    void label(std::string_view name, std::string_view value);
    void finish(double value);

    std::string m_text;
    std::string m_family;
    bool m_hasLabel = false;
};

} // namespace ccr::logging
