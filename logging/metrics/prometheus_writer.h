#pragma once

#include "logging/api/metrics_snapshot.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace ccr::logging {

/// Writes families of Prometheus' text format: "# HELP", "# TYPE", samples. A family must be written in one go, so each
/// begins with family() and ends with the next.
class PrometheusWriter
{
public:
    void family(std::string_view name, std::string_view type, std::string_view help);

    using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;
    /// Of the family that was begun.
    void sample(double value, Labels labels = {}) { line({}, value, labels); }
    void samples(const std::vector<LabelledNumber> &numbers, std::initializer_list<std::string_view> names);
    void histogram(const BucketCounts &counts, std::initializer_list<std::string_view> names = {});
    /// With the bounds from `from` to `to`.
    void histogram(const DurationCounts &durations, nanoseconds from, nanoseconds to, Labels labels = {});
    void summary(const DurationPercentiles &durations, Labels labels = {});

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
