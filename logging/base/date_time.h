#pragma once

#include "logging/base/clock.h"

#include <QDateTime>

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
inline WallTime wallTime(const QDateTime &time)
{
    return WallTime(milliseconds(time.toMSecsSinceEpoch()));
}
/// Of a local day its first moment, which is not midnight where the clocks are put forward at midnight.
inline WallTime beginOfDay(QDate day)
{
    return wallTime(day.startOfDay());
}

} // namespace ccr
