#include "logging/alert/sliding_count.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr std::int64_t step = 10;

std::int64_t secondsOf(WallTime time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

} // namespace

void SlidingCount::add(WallTime when, std::uint64_t count)
{
    const std::int64_t second = secondsOf(when);
    const std::int64_t start = second - second % step;
    if (m_steps.empty() || m_steps.back().first < start) {
        m_steps.emplace_back(start, count);
        forget(second);
        return;
    }
    // The clock was set back, or records of several threads came out of order.
    const auto at =
        std::lower_bound(m_steps.begin(), m_steps.end(), start, [](const Step &one, std::int64_t time) { return one.first < time; });
    if (at->first == start)
        at->second += count;
    else
        m_steps.insert(at, {start, count});
}

std::uint64_t SlidingCount::count(WallTime now)
{
    forget(secondsOf(now));
    std::uint64_t sum = 0;
    for (const Step &one : m_steps) sum += one.second;
    return sum;
}

// What lies in the future is there because the clock was set back; it would stay for ever.
void SlidingCount::forget(std::int64_t now)
{
    while (!m_steps.empty() && m_steps.front().first <= now - m_window) m_steps.pop_front();
    while (!m_steps.empty() && m_steps.back().first > now + m_window) m_steps.pop_back();
}

void SlidingCount::restore(const std::vector<Step> &steps, WallTime now)
{
    m_steps.assign(steps.begin(), steps.end());
    std::sort(m_steps.begin(), m_steps.end());
    forget(secondsOf(now));
}

} // namespace ccr::logging
