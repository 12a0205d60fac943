#include "logging/tracking/analysis.h"

#include "logging/metrics/histogram.h"
#include "logging/tracking/error_class.h"
#include "logging/tracking/error_fingerprint.h"
#include "logging/tracking/error_statistics.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ccr::logging {

namespace {

constexpr std::size_t leastPoints = 24;
constexpr std::size_t mostPoints = 24UL * 366;

bool isCancelled(const ExchangeSnapshot &exchange)
{
    return exchange.outcome == Outcome::ClientCancelled;
}

bool isFailure(const ExchangeSnapshot &exchange)
{
    return exchange.outcome != Outcome::InFlight && exchange.outcome != Outcome::Ok && !isCancelled(exchange);
}

std::string dayOf(WallTime time)
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()), unsigned(day.day()));
    return text;
}

std::int64_t hourOf(WallTime time)
{
    return std::chrono::floor<std::chrono::hours>(time).time_since_epoch().count();
}

/// Keeps every value: an analysis is exact.
class Durations
{
public:
    void add(nanoseconds value) { m_values.push_back(value); }
    DurationPercentiles percentiles()
    {
        if (m_values.empty()) return {};
        std::sort(m_values.begin(), m_values.end());
        nanoseconds sum{};
        for (const nanoseconds value : m_values) sum += value;
        return {.count = m_values.size(),
                .average = sum / static_cast<std::int64_t>(m_values.size()),
                .min = m_values.front(),
                .p50 = at(0.5),
                .p90 = at(0.9),
                .p95 = at(0.95),
                .p99 = at(0.99),
                .p999 = at(0.999),
                .max = m_values.back()};
    }

private:
    nanoseconds at(double share) const
    {
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(m_values.size())));
        return m_values[std::max<std::size_t>(1, rank) - 1];
    }
    std::vector<nanoseconds> m_values;
};

/// Counts per hour, from the first to the last one.
class Hours
{
public:
    void add(WallTime time) { ++m_counts[hourOf(time)]; }
    Trend trend() const
    {
        if (m_counts.empty()) return {};
        const std::int64_t last = m_counts.rbegin()->first;
        const auto span = static_cast<std::size_t>(last - m_counts.begin()->first + 1);
        const std::size_t length = std::clamp(span, leastPoints, mostPoints);
        std::vector<TrendPoint> points(length);
        for (std::size_t i = 0; i < length; ++i)
            points[i].time = WallTime(std::chrono::hours(last - static_cast<std::int64_t>(length - 1 - i)));
        for (const auto &[hour, count] : m_counts)
            if (last - hour < static_cast<std::int64_t>(length)) points[length - 1 - static_cast<std::size_t>(last - hour)].count = count;
        return trendOf(std::move(points));
    }

private:
    std::map<std::int64_t, std::uint64_t> m_counts;
};

template <class Numbers>
std::vector<Numbers> largest(const std::map<std::string, Numbers> &all, std::size_t top)
{
    std::vector<Numbers> result;
    for (const auto &[name, numbers] : all) result.push_back(numbers);
    std::stable_sort(result.begin(), result.end(), [](const Numbers &a, const Numbers &b) { return a.count > b.count; });
    if (result.size() > top) result.resize(top);
    return result;
}

std::vector<DayNumbers> values(const std::map<std::string, DayNumbers> &days)
{
    std::vector<DayNumbers> result;
    for (const auto &[day, numbers] : days) result.push_back(numbers);
    return result;
}

void addTo(std::map<std::string, ShareNumbers> &table, const std::string &name, const ExchangeSnapshot &exchange)
{
    ShareNumbers &numbers = table[name];
    numbers.name = name;
    ++numbers.count;
    numbers.failed += isFailure(exchange);
    numbers.total += exchange.total.value_or(nanoseconds{});
    if (!exchange.tokens.known) return;
    numbers.inputTokens += exchange.tokens.input + exchange.tokens.cacheRead + exchange.tokens.cacheWrite;
    numbers.outputTokens += exchange.tokens.output;
}

void addTo(std::map<std::string, NamedCount> &table, const std::string &name)
{
    NamedCount &numbers = table[name];
    numbers.name = name;
    ++numbers.count;
}

ErrorOccurrence errorOf(const ExchangeSnapshot &exchange)
{
    return {.time = exchange.startedAt + exchange.total.value_or(nanoseconds{}),
            .errorClass = std::string(errorClassOf(exchange)),
            .message = exchange.errorMessage,
            .provider = exchange.provider,
            .model = exchange.model,
            .exchangeId = exchange.id,
            .status = exchange.status,
            .severity = severityOfClass(errorClassOf(exchange))};
}

void addTo(std::map<std::string, ErrorGroup> &groups, const ErrorOccurrence &error)
{
    std::string pattern = errorPattern(error.message);
    const std::string fingerprint = errorFingerprint(error, pattern);
    const auto [entry, isNew] = groups.try_emplace(fingerprint);
    ErrorGroup &group = entry->second;
    if (isNew) {
        group = {.fingerprint = fingerprint,
                 .errorClass = error.errorClass,
                 .code = error.code,
                 .provider = error.provider,
                 .model = error.model,
                 .status = error.status,
                 .pattern = std::move(pattern),
                 .sample = error.message,
                 .severity = error.severity,
                 .first = error.time,
                 .last = error.time};
    }
    ++group.count;
    ++group.requests;
    group.first = std::min(group.first, error.time);
    group.last = std::max(group.last, error.time);
}

} // namespace

RequestAnalysis analyzeRequests(std::span<const ExchangeSnapshot> exchanges, std::size_t top)
{
    RequestAnalysis result;
    Durations durations;
    Durations firstContents;
    Hours hours;
    std::map<std::string, EndpointNumbers> endpoints;
    std::map<std::string, ShareNumbers> models;
    std::map<std::string, ShareNumbers> clients;
    std::map<std::string, DayNumbers> days;
    for (const ExchangeSnapshot &exchange : exchanges) {
        if (exchange.outcome == Outcome::InFlight) continue;
        const bool failed = isFailure(exchange);
        const nanoseconds duration = exchange.total.value_or(nanoseconds{});
        ++result.total;
        ++(failed ? result.failed : isCancelled(exchange) ? result.cancelled : result.completed);
        durations.add(duration);
        if (exchange.stream.firstContent) firstContents.add(*exchange.stream.firstContent);
        hours.add(exchange.startedAt);
        EndpointNumbers &endpoint = endpoints[exchange.method + " " + exchange.path];
        endpoint.endpoint = exchange.method + " " + exchange.path;
        ++endpoint.count;
        endpoint.failed += failed;
        endpoint.total += duration;
        if (!exchange.provider.empty()) addTo(models, exchange.provider + "," + exchange.model, exchange);
        if (!exchange.client.empty()) addTo(clients, exchange.client, exchange);
        DayNumbers &day = days[dayOf(exchange.startedAt)];
        day.day = dayOf(exchange.startedAt);
        ++day.requests;
        day.failed += failed;
        result.tokens += exchange.tokens;
    }
    const std::uint64_t judged = result.completed + result.failed;
    if (judged > 0) result.successRate = static_cast<double>(result.completed) / static_cast<double>(judged);
    result.duration = durations.percentiles();
    result.firstContent = firstContents.percentiles();
    result.topEndpoints = largest(endpoints, top);
    result.byModel = largest(models, top);
    result.byClient = largest(clients, top);
    result.daily = values(days);
    result.trend = hours.trend();
    return result;
}

ErrorAnalysis analyzeErrors(std::span<const ExchangeSnapshot> exchanges, std::size_t top)
{
    ErrorAnalysis result;
    Hours hours;
    std::uint64_t judged = 0;
    std::map<std::string, NamedCount> classes;
    std::map<std::string, NamedCount> providers;
    std::map<std::string, NamedCount> statuses;
    std::map<std::string, ErrorGroup> groups;
    std::map<std::string, DayNumbers> days;
    for (const ExchangeSnapshot &exchange : exchanges) {
        if (exchange.outcome == Outcome::InFlight || isCancelled(exchange)) continue;
        ++judged;
        DayNumbers &day = days[dayOf(exchange.startedAt)];
        day.day = dayOf(exchange.startedAt);
        ++day.requests;
        if (!isFailure(exchange)) continue;
        ++day.failed;
        ++result.total;
        const ErrorOccurrence error = errorOf(exchange);
        addTo(classes, error.errorClass);
        if (!error.provider.empty()) addTo(providers, error.provider + "," + error.model);
        if (error.status > 0) addTo(statuses, std::to_string(error.status));
        addTo(groups, error);
        hours.add(exchange.startedAt);
    }
    if (judged > 0) result.errorRate = static_cast<double>(result.total) / static_cast<double>(judged);
    result.byClass = largest(classes, top);
    result.byProvider = largest(providers, top);
    result.byStatus = largest(statuses, top);
    result.top = largest(groups, top);
    result.daily = values(days);
    result.trend = hours.trend();
    return result;
}

} // namespace ccr::logging
