#pragma once

#include "logging/base/clock.h"

#include <cmath>

namespace ccr {

/// With its fraction.
inline double inMs(nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}
/// To a microsecond, as records and reports have it.
inline double inRoundMs(nanoseconds duration)
{
    return std::round(inMs(duration) * 1000) / 1000;
}

} // namespace ccr
