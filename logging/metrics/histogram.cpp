#include "logging/metrics/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace ccr::logging {

namespace {

constexpr std::uint64_t exact = 128;
constexpr int bitsOfExact = 7;

std::size_t bucketOf(std::uint64_t value)
{
    if (value < exact) return static_cast<std::size_t>(value);
    const int shift = std::bit_width(value) - bitsOfExact;
    return static_cast<std::size_t>(shift) * (exact / 2) + static_cast<std::size_t>(value >> shift);
}

std::uint64_t lowestOf(std::size_t bucket)
{
    if (bucket < exact) return bucket;
    const auto shift = static_cast<int>(bucket / (exact / 2)) - 1;
    return (exact / 2 + bucket % (exact / 2)) << shift;
}

std::uint64_t middleOf(std::size_t bucket)
{
    if (bucket < exact) return bucket;
    const auto shift = static_cast<int>(bucket / (exact / 2)) - 1;
    return lowestOf(bucket) + ((std::uint64_t(1) << shift) - 1) / 2;
}

std::uint64_t toUnits(nanoseconds duration)
{
    return duration.count() < 0 ? 0 : static_cast<std::uint64_t>(duration.count());
}

nanoseconds toDuration(std::uint64_t units)
{
    return nanoseconds(static_cast<std::int64_t>(units));
}

DurationPercentiles percentilesOf(const Histogram &histogram)
{
    if (histogram.count() == 0) return {};
    return {.count = histogram.count(),
            .average = toDuration(static_cast<std::uint64_t>(histogram.sum() / static_cast<double>(histogram.count()))),
            .min = toDuration(histogram.smallest()),
            .p50 = toDuration(histogram.quantile(0.5)),
            .p90 = toDuration(histogram.quantile(0.9)),
            .p95 = toDuration(histogram.quantile(0.95)),
            .p99 = toDuration(histogram.quantile(0.99)),
            .p999 = toDuration(histogram.quantile(0.999)),
            .max = toDuration(histogram.largest())};
}

} // namespace

void Histogram::record(std::uint64_t value, std::uint64_t times)
{
    if (times == 0) return;
    const std::size_t bucket = bucketOf(value);
    if (m_counts.empty()) {
        m_first = bucket;
        m_counts.resize(1);
    } else if (bucket < m_first) {
        m_counts.insert(m_counts.begin(), m_first - bucket, 0);
        m_first = bucket;
    } else if (bucket >= m_first + m_counts.size()) {
        m_counts.resize(bucket - m_first + 1);
    }
    m_counts[bucket - m_first] += times;
    m_smallest = m_count == 0 ? value : std::min(m_smallest, value);
    m_largest = std::max(m_largest, value);
    m_count += times;
    m_sum += static_cast<double>(value) * static_cast<double>(times);
}

void Histogram::merge(const Histogram &other)
{
    if (other.m_count == 0) return;
    if (m_count == 0) {
        *this = other;
        return;
    }
    const std::size_t first = std::min(m_first, other.m_first);
    const std::size_t end = std::max(m_first + m_counts.size(), other.m_first + other.m_counts.size());
    m_counts.insert(m_counts.begin(), m_first - first, 0);
    m_first = first;
    m_counts.resize(end - first);
    for (std::size_t i = 0; i < other.m_counts.size(); ++i) m_counts[other.m_first - first + i] += other.m_counts[i];
    m_smallest = std::min(m_smallest, other.m_smallest);
    m_largest = std::max(m_largest, other.m_largest);
    m_count += other.m_count;
    m_sum += other.m_sum;
}

void Histogram::clear()
{
    *this = {};
}

std::uint64_t Histogram::quantile(double share) const
{
    if (m_count == 0) return 0;
    const double rank = std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(m_count));
    std::uint64_t left = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(rank));
    if (left == 1) return m_smallest;
    if (left >= m_count) return m_largest;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] >= left) return std::clamp(middleOf(m_first + i), m_smallest, m_largest);
        left -= m_counts[i];
    }
    return m_largest;
}

std::uint64_t Histogram::countUpTo(std::uint64_t value) const
{
    if (value >= m_largest) return m_count;
    const std::size_t bucket = bucketOf(value);
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < m_counts.size() && m_first + i <= bucket; ++i) sum += m_counts[i];
    return sum;
}

void DurationWindows::record(nanoseconds duration, MonotonicTime now, std::uint64_t times)
{
    const std::uint64_t units = toUnits(duration);
    m_all.record(units, times);
    for (Ring &ring : m_rings) {
        const std::int64_t number = now.time_since_epoch() / ring.step;
        auto &[held, histogram] = ring.slots[static_cast<std::size_t>(number) % ring.slots.size()];
        if (held != number) histogram.clear();
        held = number;
        histogram.record(units, times);
    }
}

DurationPercentiles DurationWindows::percentiles(MetricsWindow window, MonotonicTime now) const
{
    if (window == MetricsWindow::SinceStart) return percentilesOf(m_all);
    const Ring &ring = m_rings[static_cast<std::size_t>(window)];
    const std::int64_t newest = now.time_since_epoch() / ring.step;
    Histogram sum;
    for (const auto &[number, histogram] : ring.slots)
        if (number > newest - static_cast<std::int64_t>(ring.slots.size()) && number <= newest) sum.merge(histogram);
    return percentilesOf(sum);
}

std::size_t DurationWindows::bytes() const
{
    std::size_t sum = sizeof *this + m_all.bytes();
    for (const Ring &ring : m_rings)
        for (const auto &[number, histogram] : ring.slots) sum += sizeof histogram + histogram.bytes();
    return sum;
}

} // namespace ccr::logging
