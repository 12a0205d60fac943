#pragma once

#include "logging/api/exchange_numbers.h"
#include "ui/models/quantile_sketch.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace ccr::ui {

/// How an exchange ended, as far as statistics distinguish it.
enum class Fate
{
    Ok,
    Recovered, ///< after a failed attempt
    Failed,
    Cancelled, ///< by the client, which is no failure
    Count
};
/// Absent: it has not ended.
std::optional<Fate> fateOf(const logging::ExchangeNumbers &numbers);

enum class Latency
{
    FirstContent, ///< seconds
    Total,        ///< seconds
    Speed,        ///< tokens per second
    Count
};

/// What cost and tokens are summed by.
enum class Grouping
{
    Model,
    Provider,
    Key,
    Rule,
    Session,
    Count
};

struct TokenSums
{
    std::int64_t requests = 0; ///< whose tokens are known
    std::int64_t input = 0;    ///< fresh, cache reads not included
    std::int64_t cacheRead = 0;
    std::int64_t cacheWrite = 0;
    std::int64_t output = 0;
    std::int64_t thinking = 0;               ///< of the output, as far as providers tell it
    std::int64_t unpriced = 0;               ///< requests whose tokens are known and whose price is not
    std::map<std::string, double> cost;      ///< by currency
    std::map<std::string, double> planValue; ///< what plans covered, by currency

    std::int64_t said() const { return output - thinking; } ///< the rest of the output
    std::int64_t all() const { return input + cacheRead + cacheWrite + output; }
    void add(const logging::ExchangeNumbers &numbers);
    void add(const TokenSums &other);
};

/// Failures of one kind at one provider and model.
struct ErrorGroup
{
    std::string errorClass;
    bool isOutcome = false; ///< it has no class of its own: `errorClass` names the outcome
    std::string provider;
    std::string model;
    std::string message;      ///< of the newest
    PackedPhrase phrase = {}; ///< that message in parts, where it is no word of the provider's
    std::int64_t count = 0;
    WallTime first;
    WallTime last;

    void add(const ErrorGroup &other);
};

struct LatencySketches
{
    std::array<QuantileSketch, std::size_t(Latency::Count)> by;

    const QuantileSketch &of(Latency latency) const { return by[std::size_t(latency)]; }
};

/// Everything that is known of the exchanges of one stretch of time. Two stretches add up.
struct StatisticsBucket
{
    std::array<std::int64_t, std::size_t(Fate::Count)> fates{};
    std::map<std::string, ErrorGroup> errors;         ///< by fingerprint, provider and model
    std::map<std::string, LatencySketches> latencies; ///< by provider
    std::array<std::map<std::string, TokenSums>, std::size_t(Grouping::Count)> tokens;
    TokenSums sum;

    void add(const logging::ExchangeNumbers &numbers, Fate fate);
    void add(const StatisticsBucket &other);
    std::int64_t count(Fate fate) const { return fates[std::size_t(fate)]; }
    std::int64_t requests() const;
    const std::map<std::string, TokenSums> &groups(Grouping grouping) const { return tokens[std::size_t(grouping)]; }
};

/// Sixty stretches of time of equal length, and what happened in each. Takes exchanges in any order; each once. Bounded: what is
/// summed by too many different names goes to the one that is empty. GUI thread or any other, one at a time.
class ExchangeStatistics
{
public:
    static constexpr int buckets = 60;
    static constexpr std::size_t mostNames = 500; ///< of one kind in one bucket

    ExchangeStatistics(WallTime begin, milliseconds length);
    /// The last bucket holds `now`, and buckets begin at whole multiples of their length.
    static ExchangeStatistics until(WallTime now, milliseconds length);

    /// What began before the first bucket or after the last one is left out.
    void add(const logging::ExchangeNumbers &numbers);
    /// Lets time go on: drops first buckets until the last one holds `now`. Whether that changed anything.
    bool advanceTo(WallTime now);
    /// The same without losing anything: where the first buckets are not empty, all become longer.
    bool growTo(WallTime now);
    /// Doubles the length until a bucket holds `time`, which is earlier than all.
    void extendTo(WallTime time);

    milliseconds length() const { return m_length; }
    WallTime begin() const { return m_begin; }
    WallTime beginOf(int bucket) const { return m_begin + bucket * m_length; }
    WallTime end() const { return beginOf(buckets); }
    /// -1: in none.
    int bucketOf(WallTime time) const;
    const StatisticsBucket &bucket(int bucket) const { return m_buckets[std::size_t(bucket)]; }
    /// All buckets together.
    StatisticsBucket sum() const;

private:
    WallTime m_begin;
    milliseconds m_length;
    std::vector<StatisticsBucket> m_buckets; ///< oldest first
};

} // namespace ccr::ui
