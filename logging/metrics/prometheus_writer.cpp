#include "logging/metrics/prometheus_writer.h"

#include <charconv>
#include <cmath>

namespace ccr::logging {

namespace {

constexpr std::size_t maxLabelValue = 200;

void appendNumber(std::string &text, double value)
{
    if (std::isnan(value)) {
        text += "NaN";
    } else if (std::isinf(value)) {
        text += value > 0 ? "+Inf" : "-Inf";
    } else {
        char digits[32];
        text.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
}

// Bytes that are no UTF-8 would make the whole page unreadable for Prometheus.
std::size_t lengthOfCharacter(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xc2 && first < 0xe0 ? 2
                               : first >= 0xe0 && first < 0xf0 ? 3
                               : first >= 0xf0 && first < 0xf5 ? 4
                                                               : 0;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) return 0;
    const auto second = length > 1 ? static_cast<unsigned char>(text[1]) : 0;
    const bool isOverlongOrSurrogate = (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f)
                                       || (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f);
    return isOverlongOrSurrogate ? 0 : length;
}

std::string_view typeName(MetricKind kind)
{
    switch (kind) {
    case MetricKind::Counter: return "counter";
    case MetricKind::Gauge: return "gauge";
    case MetricKind::Histogram: return "histogram";
    case MetricKind::Summary: return "summary";
    }
    return "untyped";
}

} // namespace

void PrometheusWriter::family(std::string_view name, MetricKind kind, std::string_view help)
{
    m_family = name;
    ((((m_text += "# HELP ") += name) += ' ') += help) += '\n';
    ((((m_text += "# TYPE ") += name) += ' ') += typeName(kind)) += '\n';
}

void PrometheusWriter::appendName(std::string_view suffix)
{
    (m_text += m_family) += suffix;
    beginLabels();
}

void PrometheusWriter::label(std::string_view name, std::string_view value)
{
    m_text += m_hasLabel ? ',' : '{';
    m_hasLabel = true;
    (m_text += name) += "=\"";
    std::size_t at = 0;
    while (at < value.size() && at < maxLabelValue) {
        const std::size_t length = lengthOfCharacter(value.substr(at));
        if (length == 0) {
            m_text += "\xef\xbf\xbd";
            ++at;
            continue;
        }
        const char c = value[at];
        if (c == '\\' || c == '"')
            (m_text += '\\') += c;
        else if (c == '\n')
            m_text += "\\n";
        else
            m_text += value.substr(at, length);
        at += length;
    }
    m_text += '"';
}

void PrometheusWriter::finish(double value)
{
    m_text += m_hasLabel ? "} " : " ";
    appendNumber(m_text, value);
    m_text += '\n';
}

void PrometheusWriter::line(std::string_view suffix, double value, Labels labels)
{
    appendName(suffix);
    for (const auto &[name, text] : labels) label(name, text);
    finish(value);
}

void PrometheusWriter::samples(const std::vector<LabelledNumber> &numbers, std::initializer_list<std::string_view> names)
{
    for (const LabelledNumber &number : numbers) {
        appendName({});
        std::size_t i = 0;
        for (const std::string_view name : names) label(name, i < number.labels.size() ? std::string_view(number.labels[i++]) : "");
        finish(number.number);
    }
}

void PrometheusWriter::histogram(const BucketCounts &counts, std::initializer_list<std::string_view> names)
{
    const auto labels = [&] {
        std::size_t i = 0;
        for (const std::string_view name : names) label(name, i < counts.labels.size() ? std::string_view(counts.labels[i++]) : "");
    };
    for (std::size_t i = 0; i < counts.bounds.size(); ++i) {
        appendName("_bucket");
        labels();
        std::string bound;
        appendNumber(bound, counts.bounds[i]);
        label("le", bound);
        finish(static_cast<double>(counts.counts[i]));
    }
    appendName("_bucket");
    labels();
    label("le", "+Inf");
    finish(static_cast<double>(counts.count));
    appendName("_sum");
    labels();
    finish(counts.sum);
    appendName("_count");
    labels();
    finish(static_cast<double>(counts.count));
}

void PrometheusWriter::histogram(const DurationCounts &durations, nanoseconds from, nanoseconds to, Labels labels)
{
    const auto seconds = [](nanoseconds duration) { return std::chrono::duration<double>(duration).count(); };
    const auto bucket = [&](std::string_view bound, std::uint64_t count) {
        appendName("_bucket");
        for (const auto &[name, text] : labels) label(name, text);
        label("le", bound);
        finish(static_cast<double>(count));
    };
    std::uint64_t upTo = 0;
    for (std::size_t i = 0; i < DurationCounts::bounds; ++i) {
        upTo += durations.counts[i];
        const nanoseconds bound = DurationCounts::bound(i);
        if (bound < from || bound > to) continue;
        std::string text;
        appendNumber(text, seconds(bound));
        bucket(text, upTo);
    }
    bucket("+Inf", durations.count());
    line("_sum", seconds(durations.sum), labels);
    line("_count", static_cast<double>(durations.count()), labels);
}

void PrometheusWriter::summary(const DurationPercentiles &durations)
{
    const auto seconds = [](nanoseconds duration) { return std::chrono::duration<double>(duration).count(); };
    for (const auto &[quantile, duration] : {std::pair<std::string_view, nanoseconds>{"0.5", durations.p50},
                                             {"0.9", durations.p90},
                                             {"0.95", durations.p95},
                                             {"0.99", durations.p99},
                                             {"0.999", durations.p999}}) {
        appendName({});
        label("quantile", quantile);
        finish(seconds(duration));
    }
    line("_sum", seconds(durations.average) * static_cast<double>(durations.count), {});
    line("_count", static_cast<double>(durations.count), {});
}

} // namespace ccr::logging
