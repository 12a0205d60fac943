#pragma once

#include "logging/base/clock.h"
#include "logging/query/query.h"

#include <QString>

#include <optional>

namespace ccr::ui {

/// Moments in the language of the filters, to the millisecond.

/// time:>"2026-11-22T15:04:05.678"
QString startedAfter(WallTime time);
/// What the query finds from `from` on and before `to`. An absent one is no limit.
logging::Query withinTimes(const logging::Query &query, std::optional<WallTime> from, std::optional<WallTime> to);

} // namespace ccr::ui
