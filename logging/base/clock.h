#pragma once

#include <chrono>

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

} // namespace ccr
