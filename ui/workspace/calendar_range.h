#pragma once

#include "ui/workspace/time_range.h"

namespace ccr::ui {

/// From the last midnight on, by the clock of this place.
TimeRange todayRange(WallTime now);
/// From the first of the month on.
TimeRange monthRange(WallTime now);

} // namespace ccr::ui
