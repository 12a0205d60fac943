#pragma once

#include "ui/charts/chart_data.h"
#include "ui/models/plan_use.h"

namespace ccr::ui {

/// "5 hours", "Week", "Month", in the language of the window.
QString windowName(logging::QuotaWindow window);
/// "120 requests", "4.1M tok", "¥12.50".
QString quotaText(double amount, const logging::Plan &plan);
/// How what is left burns down in the window that holds `now`: what is left until now, at this pace until it is gone, and at an even pace.
ChartData planChart(const PlanUse &use, logging::QuotaWindow window, WallTime now);
/// The same in sentences: "120 of 200 requests used (60 %), 80 left until 15:20. At this pace it is used up by 14:30."
QString planSummary(const PlanUse &use, logging::QuotaWindow window, WallTime now);
/// "¥49.00 a month. This month's requests would have cost $12.30 by price."
QString feeText(const PlanUse &use, WallTime now);

} // namespace ccr::ui
