#pragma once

#include "logging/api/price.h"

#include <QString>

#include <utility>

namespace ccr::logging {

/// How a plan counts; for whoever draws it and whoever warns.

constexpr auto fiveHoursOfPlan = std::chrono::hours(5);

/// The week or month that holds `now`: from which moment to before which. `since`: see PlanQuota. Of five hours nobody knows the
/// beginning but who knows the requests.
std::pair<WallTime, WallTime> quotaSpan(QuotaWindow window, WallTime now, WallTime since);

/// What one unit of `from` is in `to`, by the rates into the currency of the window; absent: there is none.
std::optional<double> exchangeRate(const DisplayCurrency &display, const std::string &from, const std::string &to);

/// As configurations write them: "5h", "week", "month"; "requests", "tokens", "money".
QLatin1StringView toString(QuotaWindow window);
QLatin1StringView toString(QuotaUnit unit);

} // namespace ccr::logging
