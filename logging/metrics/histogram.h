#pragma once

#include "logging/api/metrics_snapshot.h"

#include <array>
#include <cstdint>
#include <vector>

namespace ccr::logging {

/// Counts values so that every percentile is right within 1 %: exact below 128, above it 64 buckets for each power of two
/// (as HdrHistogram does), told by their middle, so 1/128 off at most. Memory grows with the range that was seen, to 30 KiB.
class Histogram
{
public:
    void record(std::uint64_t value, std::uint64_t times = 1);
    void merge(const Histogram &other);
    void clear();

    std::uint64_t count() const { return m_count; }
    double sum() const { return m_sum; }
    std::uint64_t smallest() const { return m_count == 0 ? 0 : m_smallest; }
    std::uint64_t largest() const { return m_largest; }
    /// The nearest rank: the smallest value that at least this share of all values does not exceed. 0 without values.
    std::uint64_t quantile(double share) const;
    /// How many are at most `value`, as far as buckets tell.
    std::uint64_t countUpTo(std::uint64_t value) const;
    std::size_t bytes() const { return m_counts.capacity() * sizeof(std::uint64_t); }

private:
    std::vector<std::uint64_t> m_counts;
    std::size_t m_first = 0; ///< bucket that m_counts begins with
    std::uint64_t m_count = 0;
    std::uint64_t m_smallest = 0;
    std::uint64_t m_largest = 0;
    double m_sum = 0;
};

/// Durations of the last minute, five minutes, hour, and of all since it was made. Windows move in steps of a twelfth of
/// their length (a tenth for five minutes), so they hold a little less than their name says and never more.
class DurationWindows
{
public:
    void record(nanoseconds duration, MonotonicTime now, std::uint64_t times = 1);
    DurationPercentiles percentiles(MetricsWindow window, MonotonicTime now) const;
    const Histogram &all() const { return m_all; }
    std::size_t bytes() const;

private:
    struct Ring
    {
        std::chrono::seconds step;
        std::vector<std::pair<std::int64_t, Histogram>> slots; ///< number of the step, what was in it
    };
    std::array<Ring, 3> m_rings{Ring{std::chrono::seconds(5), std::vector<std::pair<std::int64_t, Histogram>>(12)},
                                Ring{std::chrono::seconds(30), std::vector<std::pair<std::int64_t, Histogram>>(10)},
                                Ring{std::chrono::minutes(5), std::vector<std::pair<std::int64_t, Histogram>>(12)}};
    Histogram m_all;
};

} // namespace ccr::logging
