#pragma once

#include "logging/base/clock.h"

#include <QDateTime>

#include <algorithm>

/// Between the time of a record and Qt's, which knows the calendar. To the millisecond.
namespace ccr {

inline QDateTime utcTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(time), Qt::UTC);
}
/// 2026-11-22T19:59:38.448Z
inline QString isoText(WallTime time)
{
    return utcTime(time).toString(Qt::ISODateWithMs);
}
inline QDateTime localTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(time));
}
inline QDate localDay(WallTime time)
{
    return localTime(time).date();
}
/// Of milliseconds since 1970, which may come from anybody: what is beyond the reach of a WallTime becomes the year 1684 or 2255.
inline WallTime wallTimeAt(std::int64_t sinceEpoch)
{
    constexpr std::int64_t farthest = 9'000'000'000'000;
    return WallTime(milliseconds(std::clamp(sinceEpoch, -farthest, farthest)));
}
/// Likewise, with a fraction.
inline WallTime wallTimeAt(double sinceEpoch)
{
    constexpr double farthest = 9e12;
    return WallTime(nanoseconds(static_cast<std::int64_t>(std::clamp(sinceEpoch, -farthest, farthest) * 1e6)));
}
inline WallTime wallTime(const QDateTime &time)
{
    return wallTimeAt(std::int64_t(time.toMSecsSinceEpoch()));
}
/// Of a local day its first moment, which is not midnight where the clocks are put forward at midnight.
inline WallTime beginOfDay(QDate day)
{
    return wallTime(day.startOfDay());
}

} // namespace ccr
