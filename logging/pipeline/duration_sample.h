#pragma once

#include "logging/api/snapshots.h"

#include <array>
#include <atomic>

namespace ccr::logging {

/// Counts durations in buckets of an eighth of a power of two: quantiles are right within 9 %. Any thread.
class DurationSample
{
public:
    void add(nanoseconds duration);
    DurationSummary summary() const;
    DurationCounts counts() const;

private:
    static constexpr std::size_t stepsPerOctave = 8;
    std::array<std::atomic<std::uint64_t>, 64 * stepsPerOctave> m_buckets{};
    std::array<std::atomic<std::uint64_t>, DurationCounts::bounds + 1> m_counts{}; ///< see DurationCounts
    std::atomic<std::int64_t> m_sum{0};
    std::atomic<std::int64_t> m_max{0};
};

} // namespace ccr::logging
