#include "logging/telemetry/otlp_metrics_writer.h"

#include "logging/base/json_text.h"

#include <cmath>
#include <numeric>

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

constexpr auto cumulative = ",\"aggregationTemporality\":2"sv; ///< AGGREGATION_TEMPORALITY_CUMULATIVE

std::string timeMember(std::string_view name, WallTime time)
{
    return ",\"" + std::string(name) + "\":\"" + std::to_string(time.time_since_epoch().count()) + '"';
}

// Of the Unified Code for Units of Measure, as the name says it.
std::string_view unitOf(std::string_view name)
{
    if (name.ends_with("_total"sv)) name.remove_suffix("_total"sv.size());
    if (name.ends_with("_seconds"sv)) return "s";
    return name.ends_with("_bytes"sv) ? "By"sv : "1"sv;
}

std::string_view dataOf(MetricKind kind)
{
    switch (kind) {
    case MetricKind::Counter: return "sum";
    case MetricKind::Gauge: return "gauge";
    case MetricKind::Histogram: return "histogram";
    case MetricKind::Summary: return "summary";
    }
    return {};
}

double seconds(nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

OtlpMetricsWriter::OtlpMetricsWriter(WallTime start, WallTime now)
    : m_startTime(timeMember("startTimeUnixNano", start)), m_time(timeMember("timeUnixNano", now))
{
}

void OtlpMetricsWriter::family(std::string_view name, MetricKind kind, std::string_view help)
{
    finishFamily();
    m_kind = kind;
    m_metric = "{\"name\":";
    appendQuoted(m_metric, name);
    m_metric += ",\"description\":";
    appendQuoted(m_metric, help);
    m_metric.append(",\"unit\":\"").append(unitOf(name)).append("\",\"").append(dataOf(kind)).append("\":{\"dataPoints\":[");
}

void OtlpMetricsWriter::finishFamily()
{
    if (std::exchange(m_hasPoint, false)) {
        m_metric += ']';
        if (m_kind == MetricKind::Counter || m_kind == MetricKind::Histogram) m_metric += cumulative;
        if (m_kind == MetricKind::Counter) m_metric += ",\"isMonotonic\":true"sv;
        m_metrics.push_back(m_metric += "}}"sv);
    }
    m_metric.clear();
}

std::vector<std::string> OtlpMetricsWriter::take()
{
    finishFamily();
    return std::exchange(m_metrics, {});
}

void OtlpMetricsWriter::beginPoint()
{
    m_metric += std::exchange(m_hasPoint, true) ? ",{\"attributes\":["sv : "{\"attributes\":["sv;
}

void OtlpMetricsWriter::attribute(std::string_view name, std::string_view value)
{
    if (m_metric.back() != '[') m_metric += ',';
    m_values.appendAttribute(m_metric, name, value);
}

void OtlpMetricsWriter::attributes(const std::vector<std::string> &values, std::initializer_list<std::string_view> names)
{
    std::size_t i = 0;
    for (const std::string_view name : names) {
        // OpenTelemetry leaves out what is not there, where Prometheus has an empty label.
        if (i < values.size() && !values[i].empty()) attribute(name, values[i]);
        ++i;
    }
}

void OtlpMetricsWriter::endAttributes()
{
    m_metric += ']';
    if (m_kind != MetricKind::Gauge) m_metric += m_startTime;
    m_metric += m_time;
}

void OtlpMetricsWriter::number(double value)
{
    endAttributes();
    m_metric += ",\"asDouble\":"sv;
    appendJsonNumber(m_metric, value);
    m_metric += '}';
}

void OtlpMetricsWriter::sample(double value, Labels labels)
{
    if (!std::isfinite(value)) return;
    beginPoint();
    for (const auto &[name, text] : labels) attribute(name, text);
    number(value);
}

void OtlpMetricsWriter::samples(const std::vector<LabelledNumber> &numbers, std::initializer_list<std::string_view> names)
{
    for (const LabelledNumber &each : numbers) {
        if (!std::isfinite(each.number)) continue;
        beginPoint();
        attributes(each.labels, names);
        number(each.number);
    }
}

void OtlpMetricsWriter::buckets(std::span<const double> bounds, std::span<const std::uint64_t> inBucket, double sum)
{
    endAttributes();
    const auto list = [this](auto numbers, auto append) {
        const char *separator = "[";
        for (const auto number : numbers) {
            m_metric += std::exchange(separator, ",");
            append(number);
        }
        m_metric += *separator == '[' ? "[]" : "]";
    };
    m_metric += ",\"count\":\"" + std::to_string(std::accumulate(inBucket.begin(), inBucket.end(), std::uint64_t{0})) + "\",\"sum\":";
    appendJsonNumber(m_metric, std::isfinite(sum) ? sum : 0.0);
    m_metric += ",\"bucketCounts\":"sv;
    list(inBucket, [this](std::uint64_t count) { m_metric += '"' + std::to_string(count) + '"'; });
    m_metric += ",\"explicitBounds\":"sv;
    list(bounds, [this](double bound) { appendJsonNumber(m_metric, bound); });
    m_metric += '}';
}

void OtlpMetricsWriter::histogram(const BucketCounts &counts, std::initializer_list<std::string_view> names)
{
    beginPoint();
    attributes(counts.labels, names);
    std::vector<std::uint64_t> inBucket;
    std::uint64_t before = 0;
    for (const std::uint64_t upTo : counts.counts) inBucket.push_back(upTo - std::exchange(before, upTo));
    inBucket.resize(counts.bounds.size(), 0);
    inBucket.push_back(counts.count - before);
    buckets(counts.bounds, inBucket, counts.sum);
}

void OtlpMetricsWriter::histogram(const DurationCounts &durations, nanoseconds from, nanoseconds to, Labels labels)
{
    beginPoint();
    for (const auto &[name, text] : labels) attribute(name, text);
    std::vector<double> bounds;
    std::vector<std::uint64_t> inBucket;
    std::uint64_t current = 0;
    for (std::size_t i = 0; i < DurationCounts::bounds; ++i) {
        current += durations.counts[i];
        const nanoseconds bound = DurationCounts::bound(i);
        if (bound < from || bound > to) continue;
        bounds.push_back(seconds(bound));
        inBucket.push_back(std::exchange(current, 0));
    }
    inBucket.push_back(current + durations.counts[DurationCounts::bounds]);
    buckets(bounds, inBucket, seconds(durations.sum));
}

void OtlpMetricsWriter::summary(const DurationPercentiles &durations)
{
    beginPoint();
    endAttributes();
    m_metric += ",\"count\":\"" + std::to_string(durations.count) + "\",\"sum\":";
    appendJsonNumber(m_metric, seconds(durations.average) * static_cast<double>(durations.count));
    m_metric += ",\"quantileValues\":";
    const char *separator = "[{\"quantile\":";
    for (const auto &[quantile, duration] :
         {std::pair{0.5, durations.p50}, {0.9, durations.p90}, {0.95, durations.p95}, {0.99, durations.p99}, {0.999, durations.p999}}) {
        m_metric += std::exchange(separator, ",{\"quantile\":");
        appendJsonNumber(m_metric, quantile);
        m_metric += ",\"value\":"sv;
        appendJsonNumber(m_metric, seconds(duration));
        m_metric += '}';
    }
    m_metric += "]}"sv;
}

} // namespace ccr::logging
