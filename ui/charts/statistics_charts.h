#pragma once

#include "ui/charts/chart_data.h"
#include "ui/models/exchange_statistics.h"

namespace ccr::ui {

/// How requests ended, over time.
ChartData fateChart(const ExchangeStatistics &statistics);
/// The same in a sentence.
QString fateSummary(const StatisticsBucket &sum);

constexpr std::size_t mostProviders = 4; ///< in one picture
/// Median and 95th percentile for each of the providers that answered most.
ChartData latencyChart(const ExchangeStatistics &statistics, const StatisticsBucket &sum, Latency latency);
QString latencySummary(const ChartData &chart);
QString latencyName(Latency latency);

/// Tokens by kind, and what they cost in the currency that costs most.
ChartData tokenChart(const ExchangeStatistics &statistics, const StatisticsBucket &sum);
QString tokenSummary(const TokenSums &sums);

} // namespace ccr::ui
