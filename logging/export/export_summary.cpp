#include "logging/export/export_summary.h"

#include "logging/base/json_text.h"
#include "logging/format/time_text.h"

#include <algorithm>
#include <cmath>

namespace ccr::logging {

namespace {

constexpr std::size_t maxNames = 500; ///< of one kind; the others are counted together

void count(std::map<std::string, std::int64_t> &counts, const std::string &name)
{
    const bool isKnown = counts.contains(name) || counts.size() < maxNames;
    ++counts[isKnown ? name : "(others)"];
}

std::string number(double value)
{
    std::string out;
    appendScriptNumber(out, value);
    return out;
}

std::string inMs(nanoseconds duration)
{
    return number(std::round(std::chrono::duration<double, std::milli>(duration).count() * 10) / 10);
}

} // namespace

void DurationSketch::add(nanoseconds duration)
{
    ++m_count;
    m_longest = std::max(m_longest, duration);
    const double micros = std::max(1.0, static_cast<double>(duration.count()) / 1000);
    const auto index = static_cast<std::size_t>(std::log2(micros) * stepsPerOctave);
    ++m_counts[std::min(index, m_counts.size() - 1)];
}

nanoseconds DurationSketch::quantile(double share) const
{
    const auto wanted = static_cast<std::int64_t>(std::ceil(share * static_cast<double>(m_count)));
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        seen += m_counts[i];
        if (seen < wanted || seen == 0) continue;
        const double micros = std::exp2((static_cast<double>(i) + 0.5) / stepsPerOctave);
        return std::min(m_longest, nanoseconds(static_cast<std::int64_t>(micros * 1000)));
    }
    return {};
}

void ExportSummary::add(const ExchangeSnapshot &exchange)
{
    ++exchanges;
    attempts += static_cast<std::int64_t>(exchange.attempts.size());
    count(byOutcome, std::string(toString(exchange.outcome)));
    if (!exchange.provider.empty()) count(byTarget, exchange.provider + ',' + exchange.model);
    tokens += exchange.tokens;
    if (exchange.cost) cost[exchange.cost->currency] += exchange.cost->amount;
    if (exchange.planValue) planValue[exchange.planValue->currency] += exchange.planValue->amount;
    if (exchange.total) total.add(*exchange.total);
    if (exchange.stream.firstContent) firstContent.add(*exchange.stream.firstContent);
    if (exchange.outcome == Outcome::ClientCancelled) ++cancelled;
    if (exchange.outcome == Outcome::Ok || exchange.outcome == Outcome::InFlight || exchange.outcome == Outcome::ClientCancelled) return;
    ++failed;
    count(byErrorClass, exchange.errorClass.empty() ? std::string(toString(exchange.outcome)) : exchange.errorClass);
    std::string day;
    IsoTime().appendMillis(day, exchange.startedAt);
    count(errorsByDay, day.substr(0, 10));
}

std::vector<std::pair<std::string, std::string>> ExportSummary::rows() const
{
    std::vector<std::pair<std::string, std::string>> rows = {{"exchanges", std::to_string(exchanges)},
                                                             {"records", std::to_string(records)},
                                                             {"failed", std::to_string(failed)},
                                                             {"cancelled", std::to_string(cancelled)},
                                                             {"attempts", std::to_string(attempts)}};
    if (const std::int64_t judged = exchanges - cancelled; judged > 0)
        rows.emplace_back("errorRate", number(static_cast<double>(failed) / static_cast<double>(judged)));
    if (tokens.known) {
        rows.emplace_back("inputTokens", std::to_string(tokens.input));
        rows.emplace_back("outputTokens", std::to_string(tokens.output));
        rows.emplace_back("cacheReadTokens", std::to_string(tokens.cacheRead));
        rows.emplace_back("cacheWriteTokens", std::to_string(tokens.cacheWrite));
        if (tokens.reasoning) rows.emplace_back("reasoningTokens", std::to_string(*tokens.reasoning));
    }
    for (const auto &[currency, amount] : cost) rows.emplace_back("cost." + currency, number(std::round(amount * 1e6) / 1e6));
    for (const auto &[currency, amount] : planValue) rows.emplace_back("planValue." + currency, number(std::round(amount * 1e6) / 1e6));
    const auto addQuantiles = [&rows](const std::string &name, const DurationSketch &sketch) {
        if (sketch.count() == 0) return;
        rows.emplace_back(name + ".p50", inMs(sketch.quantile(0.5)));
        rows.emplace_back(name + ".p95", inMs(sketch.quantile(0.95)));
        rows.emplace_back(name + ".p99", inMs(sketch.quantile(0.99)));
        rows.emplace_back(name + ".max", inMs(sketch.longest()));
    };
    addQuantiles("totalMs", total);
    addQuantiles("ttftMs", firstContent);
    const auto addCounts = [&rows](const std::string &name, const std::map<std::string, std::int64_t> &counts) {
        std::vector<std::pair<std::string, std::int64_t>> sorted(counts.begin(), counts.end());
        if (name != "errorsByDay")
            std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
        for (const auto &[key, value] : sorted) rows.emplace_back(name + '.' + key, std::to_string(value));
    };
    addCounts("outcome", byOutcome);
    addCounts("errorClass", byErrorClass);
    addCounts("target", byTarget);
    addCounts("errorsByDay", errorsByDay);
    return rows;
}

} // namespace ccr::logging
