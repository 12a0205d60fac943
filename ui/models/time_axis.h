#pragma once

#include "logging/base/clock.h"

#include <QString>

#include <vector>

namespace ccr::ui {

struct TimeTick
{
    WallTime time;
    QString text; ///< no two are equal
};

/// Full minutes, hours or days, in the time zone of the user, from `begin` until before `end`: at most `most`.
std::vector<TimeTick> timeTicks(WallTime begin, WallTime end, int most);
/// What a stretch of time that begins there is called; with the day when `span`, of which it is a part, is longer than one.
QString momentText(WallTime begin, milliseconds span);

} // namespace ccr::ui
