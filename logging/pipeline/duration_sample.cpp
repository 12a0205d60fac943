#include "logging/pipeline/duration_sample.h"

#include <algorithm>
#include <bit>

namespace ccr::logging {

void DurationSample::add(nanoseconds duration)
{
    const auto value = static_cast<std::uint64_t>(std::max<std::int64_t>(duration.count(), 0));
    const auto octave = static_cast<std::size_t>(std::bit_width(value | 8) - 1);
    const std::size_t step = (value >> (octave - 3)) & (stepsPerOctave - 1);
    m_buckets[octave * stepsPerOctave + step].fetch_add(1, std::memory_order_relaxed);
    std::size_t bound = 0;
    while (bound < DurationCounts::bounds && duration > DurationCounts::bound(bound)) ++bound;
    m_counts[bound].fetch_add(1, std::memory_order_relaxed);
    m_sum.fetch_add(static_cast<std::int64_t>(value), std::memory_order_relaxed);
    std::int64_t max = m_max.load(std::memory_order_relaxed);
    while (duration.count() > max && !m_max.compare_exchange_weak(max, duration.count(), std::memory_order_relaxed)) {}
}

DurationSummary DurationSample::summary() const
{
    DurationSummary summary;
    for (const auto &bucket : m_buckets) summary.count += bucket.load(std::memory_order_relaxed);
    summary.max = nanoseconds(m_max.load(std::memory_order_relaxed));
    const auto quantile = [&](std::uint64_t perMille) {
        const std::uint64_t rank = (summary.count * perMille + 999) / 1000;
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < m_buckets.size(); ++i) {
            seen += m_buckets[i].load(std::memory_order_relaxed);
            const std::size_t octave = i / stepsPerOctave;
            if (seen >= rank && seen > 0 && octave >= 3)
                return nanoseconds(static_cast<std::int64_t>((stepsPerOctave + i % stepsPerOctave + 1) << (octave - 3)));
        }
        return nanoseconds{};
    };
    summary.p50 = std::min(quantile(500), summary.max);
    summary.p99 = std::min(quantile(990), summary.max);
    return summary;
}

DurationCounts DurationSample::counts() const
{
    DurationCounts counts{.sum = nanoseconds(m_sum.load(std::memory_order_relaxed))};
    for (std::size_t i = 0; i < m_counts.size(); ++i) counts.counts[i] = m_counts[i].load(std::memory_order_relaxed);
    return counts;
}

} // namespace ccr::logging
