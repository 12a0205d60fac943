#pragma once

#include "logging/base/clock.h"

#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

namespace ccr::logging {

/// How many things happened in the last hour, or another length of time, in steps of ten seconds. By the wall clock, so that it can be
/// continued after a restart.
class SlidingCount
{
public:
    /// The start of ten seconds, in seconds since 1970, and what happened in them.
    using Step = std::pair<std::int64_t, std::uint64_t>;

    explicit SlidingCount(std::chrono::seconds window = std::chrono::hours(1)) : m_window(window.count()) {}

    void add(WallTime when, std::uint64_t count = 1);
    std::uint64_t count(WallTime now);

    std::vector<Step> steps() const { return {m_steps.begin(), m_steps.end()}; }
    void restore(const std::vector<Step> &steps, WallTime now);

private:
    void forget(std::int64_t now);

    const std::int64_t m_window;
    std::deque<Step> m_steps; ///< in the order of their time
};

} // namespace ccr::logging
