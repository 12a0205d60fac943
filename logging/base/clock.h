#pragma once

#include <chrono>
#include <cstdint>

namespace ccr {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

/// Wall-clock time of a record.
using WallTime = std::chrono::time_point<std::chrono::system_clock, nanoseconds>;
/// A point for measuring durations; never goes back.
using MonotonicTime = std::chrono::steady_clock::time_point;

inline WallTime wallNow()
{
    return std::chrono::time_point_cast<nanoseconds>(std::chrono::system_clock::now());
}
inline MonotonicTime monotonicNow()
{
    return std::chrono::steady_clock::now();
}
/// Rounded down, as Date.now() gives it.
constexpr std::int64_t millisSinceEpoch(WallTime time)
{
    return std::chrono::floor<milliseconds>(time).time_since_epoch().count();
}

/// Where parts that wait for midnight, age files or count per hour take their time from, so that tests can move it.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual WallTime wall() const { return wallNow(); }
    virtual MonotonicTime monotonic() const { return monotonicNow(); }
};

/// The real one. It has no state.
inline const Clock &systemClock()
{
    static const Clock clock;
    return clock;
}

} // namespace ccr
