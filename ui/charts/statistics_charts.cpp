#include "ui/charts/statistics_charts.h"

#include "ui/models/amount_text.h"
#include "ui/models/time_axis.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int mostTicks = 7;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

struct Charts
{
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

ChartData emptyChart(const ExchangeStatistics &statistics)
{
    ChartData chart;
    const milliseconds span = statistics.length() * ExchangeStatistics::buckets;
    for (int i = 0; i < ExchangeStatistics::buckets; ++i) chart.buckets.append(momentText(statistics.beginOf(i), span));
    for (const TimeTick &tick : timeTicks(statistics.begin(), statistics.end(), mostTicks)) {
        const double position =
            std::chrono::duration<double>(tick.time - statistics.begin()) / std::chrono::duration<double>(statistics.length());
        // A label at the very edge would be cut off.
        if (position > 1 && position < ExchangeStatistics::buckets - 2) chart.ticks.append({position, tick.text});
    }
    return chart;
}

template <typename Value>
ChartSeries series(const ExchangeStatistics &statistics, const QString &name, QColor ThemeColours::*colour, Value value)
{
    ChartSeries made{.name = name, .colour = colour, .values = {}};
    made.values.reserve(ExchangeStatistics::buckets);
    for (int i = 0; i < ExchangeStatistics::buckets; ++i) made.values.append(static_cast<double>(value(statistics.bucket(i))));
    return made;
}

QString wholeText(double value)
{
    return countText(std::llround(value));
}

QString secondsText(double value)
{
    return durationText(std::chrono::duration_cast<nanoseconds>(std::chrono::duration<double>(value)));
}

QString speedValueText(double value)
{
    return QLocale().toString(value, 'f', value < 10 ? 1 : 0);
}

/// Those with most answers first.
std::vector<std::string> busiest(const StatisticsBucket &sum, Latency latency)
{
    std::vector<std::pair<std::uint64_t, std::string>> providers;
    for (const auto &[name, sketches] : sum.latencies)
        if (sketches.of(latency).count() > 0) providers.emplace_back(sketches.of(latency).count(), name);
    std::sort(providers.begin(), providers.end(),
              [](const auto &a, const auto &b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    if (providers.size() > mostProviders) providers.resize(mostProviders);
    std::vector<std::string> names;
    for (const auto &[count, name] : providers) names.push_back(name);
    return names;
}

} // namespace

ChartData fateChart(const ExchangeStatistics &statistics)
{
    struct Part
    {
        Fate fate;
        QString name;
        QColor ThemeColours::*colour;
    };
    const Part parts[] = {{Fate::Ok, Charts::tr("OK"), &ThemeColours::ok},
                          {Fate::Recovered, Charts::tr("recovered by retry"), &ThemeColours::warn},
                          {Fate::Failed, Charts::tr("failed"), &ThemeColours::error},
                          {Fate::Cancelled, Charts::tr("cancelled"), &ThemeColours::tokensThinking}};
    ChartData chart = emptyChart(statistics);
    chart.barText = wholeText;
    for (const Part &part : parts) {
        ChartSeries bars =
            series(statistics, part.name, part.colour, [&part](const StatisticsBucket &bucket) { return bucket.count(part.fate); });
        std::int64_t total = 0;
        for (int i = 0; i < ExchangeStatistics::buckets; ++i) total += statistics.bucket(i).count(part.fate);
        if (part.fate == Fate::Cancelled && total == 0) continue; // rare: named only where it happened
        bars.total = QLocale().toString(qint64(total));
        chart.bars.append(bars);
    }
    return chart;
}

QString fateSummary(const StatisticsBucket &sum)
{
    return Charts::tr("%Ln request(s): %1 OK, %2 recovered by retry, %3 failed, %4 cancelled by the client.", nullptr,
                      static_cast<int>(sum.requests()))
        .arg(sum.count(Fate::Ok))
        .arg(sum.count(Fate::Recovered))
        .arg(sum.count(Fate::Failed))
        .arg(sum.count(Fate::Cancelled));
}

QString latencyName(Latency latency)
{
    switch (latency) {
    case Latency::FirstContent: return Charts::tr("Time to first token");
    case Latency::Total: return Charts::tr("Total time");
    case Latency::Speed: return Charts::tr("Tokens per second");
    case Latency::Count: break;
    }
    return {};
}

ChartData latencyChart(const ExchangeStatistics &statistics, const StatisticsBucket &sum, Latency latency)
{
    constexpr QColor ThemeColours::*colours[mostProviders] = {&ThemeColours::tokensFresh, &ThemeColours::phaseWait,
                                                              &ThemeColours::tokensOutput, &ThemeColours::tokensCacheRead};
    ChartData chart = emptyChart(statistics);
    chart.lineText = latency == Latency::Speed ? speedValueText : secondsText;
    const std::vector<std::string> providers = busiest(sum, latency);
    for (std::size_t i = 0; i < providers.size(); ++i)
        // Slow answers are the many for a speed: its bad end is the fifth percentile.
        for (const bool isBadEnd : {false, true}) {
            const double share = !isBadEnd ? 0.5 : latency == Latency::Speed ? 0.05 : 0.95;
            const QString name = QString::fromStdString(providers[i]) + u" p%1"_s.arg(share * 100);
            ChartSeries line = series(statistics, name, colours[i], [&](const StatisticsBucket &bucket) {
                const auto found = bucket.latencies.find(providers[i]);
                return found == bucket.latencies.end() ? unknown : found->second.of(latency).quantile(share).value_or(unknown);
            });
            line.isDashed = isBadEnd;
            line.total = chart.lineText(*sum.latencies.at(providers[i]).of(latency).quantile(share));
            chart.lines.append(line);
        }
    return chart;
}

QString latencySummary(const ChartData &chart)
{
    QStringList parts;
    for (const ChartSeries &line : chart.lines) parts.append(line.name + u": "_s + line.total);
    return parts.isEmpty() ? Charts::tr("No answers in this range.") : parts.join(u", "_s);
}

ChartData tokenChart(const ExchangeStatistics &statistics, const StatisticsBucket &sum)
{
    struct Part
    {
        std::int64_t (*tokens)(const TokenSums &);
        QString name;
        QColor ThemeColours::*colour;
    };
    QList<Part> parts = {
        {[](const TokenSums &sums) { return sums.input; }, Charts::tr("input"), &ThemeColours::tokensFresh},
        {[](const TokenSums &sums) { return sums.cacheRead; }, Charts::tr("cache read"), &ThemeColours::tokensCacheRead},
        {[](const TokenSums &sums) { return sums.cacheWrite; }, Charts::tr("cache write"), &ThemeColours::tokensCacheWrite},
        {[](const TokenSums &sums) { return sums.said(); }, Charts::tr("output"), &ThemeColours::tokensOutput}};
    if (sum.sum.thinking > 0) // which not every provider tells
        parts.append({[](const TokenSums &sums) { return sums.thinking; }, Charts::tr("thinking"), &ThemeColours::tokensThinking});
    ChartData chart = emptyChart(statistics);
    chart.barText = wholeText;
    for (const Part &part : std::as_const(parts)) {
        ChartSeries bars =
            series(statistics, part.name, part.colour, [&part](const StatisticsBucket &bucket) { return part.tokens(bucket.sum); });
        bars.total = countText(part.tokens(sum.sum));
        chart.bars.append(bars);
    }
    if (sum.sum.cost.empty()) return chart;
    const std::map<std::string, double> shown = shownAmounts(sum.sum.cost);
    const auto main = std::max_element(shown.begin(), shown.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    const std::string currency = main->first;
    chart.lineText = [currency](double value) { return moneyText(logging::Money{value, currency}); };
    ChartSeries cost = series(statistics, Charts::tr("cost"), &ThemeColours::phaseWait, [&currency](const StatisticsBucket &bucket) {
        const std::map<std::string, double> amounts = shownAmounts(bucket.sum.cost);
        const auto found = amounts.find(currency);
        return found == amounts.end() ? (bucket.sum.unpriced > 0 ? unknown : 0.0) : found->second;
    });
    cost.total = moneyText(logging::Money{main->second, currency});
    chart.lines.append(cost);
    return chart;
}

QString tokenSummary(const TokenSums &sums)
{
    return Charts::tr("%1 input, %2 cache read, %3 cache write, %4 output tokens; cost %5.")
        .arg(countText(sums.input), countText(sums.cacheRead), countText(sums.cacheWrite), countText(sums.output), moneyText(sums));
}

} // namespace ccr::ui
