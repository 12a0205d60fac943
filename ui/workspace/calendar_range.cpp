#include "ui/workspace/calendar_range.h"

#include "ui/models/spending_today.h"

namespace ccr::ui {

TimeRange todayRange(WallTime now)
{
    return {.last = {}, .from = dayOf(now).from, .to = {}};
}

TimeRange monthRange(WallTime now)
{
    return {.last = {}, .from = monthOf(now).from, .to = {}};
}

} // namespace ccr::ui
