#pragma once

#include "logging/api/metrics_snapshot.h"

#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace ccr::logging {

enum class MetricKind
{
    Counter,
    Gauge,
    Histogram,
    Summary
};

/// Takes families of measured numbers, each in one go: it begins with family() and ends with the next.
class MetricsWriter
{
public:
    virtual ~MetricsWriter() = default;
    virtual void family(std::string_view name, MetricKind kind, std::string_view help) = 0;

    using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;
    /// Of the family that was begun.
    void sample(double value) { sample(value, {}); }
    virtual void sample(double value, Labels labels) = 0;
    virtual void samples(const std::vector<LabelledNumber> &numbers, std::initializer_list<std::string_view> names) = 0;
    void histogram(const BucketCounts &counts) { histogram(counts, {}); }
    virtual void histogram(const BucketCounts &counts, std::initializer_list<std::string_view> names) = 0;
    /// With the bounds from `from` to `to`.
    void histogram(const DurationCounts &durations, nanoseconds from, nanoseconds to) { histogram(durations, from, to, {}); }
    virtual void histogram(const DurationCounts &durations, nanoseconds from, nanoseconds to, Labels labels) = 0;
    virtual void summary(const DurationPercentiles &durations) = 0;
};

} // namespace ccr::logging
