#include "logging/tracking/error_statistics.h"

#include "logging/base/date_time.h"
#include "logging/tracking/error_fingerprint.h"
#include "logging/tracking/stable_hash.h"

#include <QJsonValue>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::size_t maxNames = 200;
constexpr std::size_t maxGroups = 1000;
constexpr std::size_t maxSample = 8 * 1024;
constexpr std::size_t maxTop = 10;
constexpr std::size_t requestsRemembered = 64;
constexpr double leastDifference = 5;

// Cut where a character ends.
std::string cut(const std::string &text, std::size_t length)
{
    if (text.size() <= length) return text;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80) --length;
    return text.substr(0, length);
}

template <class Counts>
void increment(Counts &counts, std::string name)
{
    if (counts.size() >= maxNames && !counts.contains(name)) name = "other";
    ++counts[std::move(name)];
}

template <class Counts>
std::vector<NamedCount> sorted(const Counts &counts)
{
    std::vector<NamedCount> result;
    for (const auto &[name, count] : counts) result.push_back({name, count});
    std::stable_sort(result.begin(), result.end(), [](const NamedCount &a, const NamedCount &b) { return a.count > b.count; });
    return result;
}

template <class Counts>
QJsonObject countsToJson(const Counts &counts)
{
    QJsonObject json;
    for (const auto &[name, count] : counts) json.insert(QString::fromStdString(name), double(count));
    return json;
}

std::uint64_t toCount(const QJsonValue &value)
{
    const double number = value.toDouble();
    return number > 0 && number < 9e15 ? static_cast<std::uint64_t>(number) : 0;
}

template <class Counts>
void restoreCounts(Counts &counts, const QJsonObject &json)
{
    for (auto it = json.begin(); it != json.end() && counts.size() < maxNames; ++it) counts[it.key().toStdString()] = toCount(it.value());
}

QJsonObject groupToJson(const ErrorGroup &group)
{
    return {{u"fingerprint"_s, QString::fromStdString(group.fingerprint)},
            {u"class"_s, QString::fromStdString(group.errorClass)},
            {u"code"_s, QString::fromStdString(group.code)},
            {u"provider"_s, QString::fromStdString(group.provider)},
            {u"model"_s, QString::fromStdString(group.model)},
            {u"status"_s, group.status},
            {u"pattern"_s, QString::fromStdString(group.pattern)},
            {u"sample"_s, QString::fromStdString(group.sample)},
            {u"severity"_s, QString::fromUtf8(toString(group.severity).data())},
            {u"count"_s, double(group.count)},
            {u"requests"_s, double(group.requests)},
            {u"first"_s, double(millisSinceEpoch(group.first))},
            {u"last"_s, double(millisSinceEpoch(group.last))}};
}

ErrorGroup groupFromJson(const QJsonObject &json)
{
    const auto text = [&](const char *name) { return json.value(QLatin1StringView(name)).toString().toStdString(); };
    return {.fingerprint = text("fingerprint"),
            .errorClass = text("class"),
            .code = text("code"),
            .provider = text("provider"),
            .model = text("model"),
            .status = json.value("status"_L1).toInt(),
            .pattern = text("pattern"),
            .sample = cut(text("sample"), maxSample),
            .severity = errorSeverityFromString(text("severity")).value_or(ErrorSeverity::Error),
            .count = toCount(json.value("count"_L1)),
            .requests = toCount(json.value("requests"_L1)),
            .first = wallTimeAt(json.value("first"_L1).toDouble()),
            .last = wallTimeAt(json.value("last"_L1).toDouble())};
}

} // namespace

ErrorStatistics::ErrorStatistics(const Clock &clock) : m_clock(clock), m_since(clock.wall()) {}

void ErrorStatistics::applyConfig(const ErrorLoggingConfig &config)
{
    m_config = config;
    while (m_history.size() > static_cast<std::size_t>(std::max(0, m_config.maxHistorySize))) m_history.pop_front();
}

void ErrorStatistics::add(ErrorOccurrence &error)
{
    if (!m_config.enabled) return;
    std::string pattern = errorPattern(error.message);
    error.fingerprint = errorFingerprint(error, pattern);
    if (!m_config.includeStackTrace) error.stack.clear();
    if (m_config.enableStatistics) {
        count(error);
        addToGroup(error, std::move(pattern));
    }
    if (m_config.maxHistorySize <= 0) return;
    ErrorOccurrence kept = error;
    kept.message = cut(kept.message, maxSample);
    kept.stack = cut(kept.stack, maxSample);
    if (!m_config.includeContext) kept.component = kept.provider = kept.model = kept.exchangeId = {};
    m_history.push_back(std::move(kept));
    if (m_history.size() > static_cast<std::size_t>(m_config.maxHistorySize)) m_history.pop_front();
}

void ErrorStatistics::count(const ErrorOccurrence &error)
{
    ++m_total;
    m_recovered += error.recovered;
    if (m_config.groupByType) increment(m_byClass, error.errorClass);
    increment(m_bySeverity, std::string(toString(error.severity)));
    if (!error.provider.empty()) increment(m_byProvider, error.provider + "," + error.model);
    if (error.status > 0) increment(m_byStatus, std::to_string(error.status));
    for (RateRing *ring : {&m_seconds, &m_minutes, &m_hours, &m_days}) ring->add(error.time);
}

void ErrorStatistics::addToGroup(const ErrorOccurrence &error, std::string pattern)
{
    auto found = m_groups.find(error.fingerprint);
    if (found == m_groups.end()) {
        if (m_groups.size() >= maxGroups) forgetOneGroup();
        found = m_groups
                    .emplace(error.fingerprint, Group{.numbers = {.fingerprint = error.fingerprint,
                                                                  .errorClass = error.errorClass,
                                                                  .code = error.code,
                                                                  .provider = error.provider,
                                                                  .model = error.model,
                                                                  .status = error.status,
                                                                  .pattern = std::move(pattern),
                                                                  .severity = error.severity,
                                                                  .first = error.time,
                                                                  .last = error.time}})
                    .first;
    }
    Group &group = found->second;
    ++group.numbers.count;
    group.numbers.last = std::max(group.numbers.last, error.time);
    group.numbers.severity = std::max(group.numbers.severity, error.severity);
    group.numbers.sample = cut(error.stack.empty() ? error.message : error.message + "\n" + error.stack, maxSample);
    if (error.exchangeId.empty()) return;
    StableHash hash;
    hash.add(error.exchangeId);
    if (std::find(group.lastRequests.begin(), group.lastRequests.end(), hash.value()) != group.lastRequests.end()) return;
    ++group.numbers.requests;
    group.lastRequests.push_back(hash.value());
    if (group.lastRequests.size() > requestsRemembered) group.lastRequests.pop_front();
}

void ErrorStatistics::forgetOneGroup()
{
    const auto oldest = std::min_element(m_groups.begin(), m_groups.end(),
                                         [](const auto &a, const auto &b) { return a.second.numbers.last < b.second.numbers.last; });
    m_groups.erase(oldest);
}

// The finest ring that is as long as the window.
Trend ErrorStatistics::trend(WallTime now) const
{
    for (const RateRing *ring : {&m_seconds, &m_minutes, &m_hours, &m_days}) {
        const auto slots = static_cast<std::size_t>(std::max<std::int64_t>(2, m_config.trendWindow / ring->width()));
        if (slots <= ring->size()) return trendOf(ring->points(now, slots));
    }
    return trendOf(m_days.points(now, m_days.size()));
}

Trend trendOf(std::vector<TrendPoint> points)
{
    Trend trend;
    const std::size_t half = points.size() / 2;
    for (std::size_t i = 0; i < half; ++i) {
        trend.previous += points[points.size() - 2 * half + i].count;
        trend.recent += points[points.size() - half + i].count;
    }
    trend.points = std::move(points);
    const double difference = static_cast<double>(trend.recent) - static_cast<double>(trend.previous);
    const double floor = std::max(leastDifference, 2 * std::sqrt(static_cast<double>(trend.recent + trend.previous)));
    if (std::abs(difference) <= floor) return trend;
    trend.direction = difference > 0 ? TrendDirection::Increasing : TrendDirection::Decreasing;
    return trend;
}

ErrorStatisticsSnapshot ErrorStatistics::snapshot() const
{
    const WallTime now = m_clock.wall();
    ErrorStatisticsSnapshot result{.total = m_total,
                                   .recovered = m_recovered,
                                   .byClass = sorted(m_byClass),
                                   .bySeverity = sorted(m_bySeverity),
                                   .byProvider = sorted(m_byProvider),
                                   .byStatus = sorted(m_byStatus),
                                   .lastMinute = m_seconds.count(now, 60),
                                   .lastFiveMinutes = m_minutes.count(now, 5),
                                   .lastHour = m_minutes.count(now, 60),
                                   .lastDay = m_hours.count(now, 24),
                                   .trend = {},
                                   .daily = m_days.points(now, 30),
                                   .top = top(maxTop),
                                   .groups = m_groups.size(),
                                   .since = m_since};
    if (m_config.enableTrendAnalysis) result.trend = trend(now);
    return result;
}

std::vector<ErrorOccurrence> ErrorStatistics::recent(std::size_t limit, std::string_view errorClass) const
{
    std::vector<ErrorOccurrence> result;
    for (auto error = m_history.rbegin(); error != m_history.rend() && result.size() < limit; ++error)
        if (errorClass.empty() || error->errorClass == errorClass) result.push_back(*error);
    return result;
}

std::vector<ErrorGroup> ErrorStatistics::top(std::size_t limit) const
{
    std::vector<const ErrorGroup *> all;
    for (const auto &[fingerprint, group] : m_groups) all.push_back(&group.numbers);
    const std::size_t count = std::min(limit, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(),
                      [](const ErrorGroup *a, const ErrorGroup *b) {
                          return a->count != b->count ? a->count > b->count : a->fingerprint < b->fingerprint;
                      });
    std::vector<ErrorGroup> result;
    for (std::size_t i = 0; i < count; ++i) result.push_back(*all[i]);
    return result;
}

const ErrorGroup *ErrorStatistics::group(const std::string &fingerprint) const
{
    const auto found = m_groups.find(fingerprint);
    return found == m_groups.end() ? nullptr : &found->second.numbers;
}

void ErrorStatistics::clear()
{
    m_total = m_recovered = 0;
    for (Counts *counts : {&m_byClass, &m_bySeverity, &m_byProvider, &m_byStatus}) counts->clear();
    for (RateRing *ring : {&m_seconds, &m_minutes, &m_hours, &m_days}) ring->clear();
    m_groups.clear();
    m_history.clear();
    m_since = m_clock.wall();
}

QJsonObject ErrorStatistics::toJson() const
{
    QJsonArray groups;
    for (const auto &[fingerprint, group] : m_groups) groups.append(groupToJson(group.numbers));
    return {{u"since"_s, double(millisSinceEpoch(m_since))},
            {u"total"_s, double(m_total)},
            {u"recovered"_s, double(m_recovered)},
            {u"byClass"_s, countsToJson(m_byClass)},
            {u"bySeverity"_s, countsToJson(m_bySeverity)},
            {u"byProvider"_s, countsToJson(m_byProvider)},
            {u"byStatus"_s, countsToJson(m_byStatus)},
            {u"seconds"_s, m_seconds.toJson()},
            {u"minutes"_s, m_minutes.toJson()},
            {u"hours"_s, m_hours.toJson()},
            {u"days"_s, m_days.toJson()},
            {u"groups"_s, groups}};
}

void ErrorStatistics::restore(const QJsonObject &json)
{
    clear();
    if (json.contains("since"_L1)) m_since = wallTimeAt(json.value("since"_L1).toDouble());
    m_total = toCount(json.value("total"_L1));
    m_recovered = toCount(json.value("recovered"_L1));
    restoreCounts(m_byClass, json.value("byClass"_L1).toObject());
    restoreCounts(m_bySeverity, json.value("bySeverity"_L1).toObject());
    restoreCounts(m_byProvider, json.value("byProvider"_L1).toObject());
    restoreCounts(m_byStatus, json.value("byStatus"_L1).toObject());
    m_seconds.restore(json.value("seconds"_L1).toArray());
    m_minutes.restore(json.value("minutes"_L1).toArray());
    m_hours.restore(json.value("hours"_L1).toArray());
    m_days.restore(json.value("days"_L1).toArray());
    for (const QJsonValue &value : json.value("groups"_L1).toArray()) {
        ErrorGroup group = groupFromJson(value.toObject());
        if (group.fingerprint.empty() || group.count == 0 || m_groups.size() >= maxGroups) continue;
        const std::string fingerprint = group.fingerprint;
        m_groups[fingerprint].numbers = std::move(group);
    }
}

std::size_t ErrorStatistics::approximateBytes() const
{
    std::size_t bytes = 0;
    for (const auto &[fingerprint, group] : m_groups)
        bytes += sizeof(Group) + 256 + group.numbers.sample.size() + group.numbers.pattern.size() + group.lastRequests.size() * 8;
    for (const ErrorOccurrence &error : m_history) bytes += sizeof(ErrorOccurrence) + error.message.size() + error.stack.size();
    return bytes;
}

} // namespace ccr::logging
