#include "ui/models/exchange_statistics.h"

#include <algorithm>

namespace ccr::ui {

using logging::ExchangeNumbers;
using logging::Outcome;

namespace {

std::string_view nameIn(Grouping grouping, const ExchangeNumbers &numbers)
{
    switch (grouping) {
    case Grouping::Model: return numbers.model;
    case Grouping::Provider: return numbers.provider;
    case Grouping::Key: return numbers.key;
    case Grouping::Rule: return numbers.rule;
    case Grouping::Session: return numbers.sessionId;
    case Grouping::Count: break;
    }
    return {};
}

/// The entry of this name, or the nameless one when there are too many.
template <typename T>
T &entryOf(std::map<std::string, T> &entries, const std::string &name)
{
    const auto known = entries.find(name);
    if (known != entries.end()) return known->second;
    return entries[entries.size() < ExchangeStatistics::mostNames ? name : std::string()];
}

std::string keyOf(const ExchangeNumbers &numbers)
{
    return numbers.errorClass + '\n' + numbers.errorFingerprint + '\n' + numbers.provider + '\n' + numbers.model;
}

ErrorGroup groupOf(const ExchangeNumbers &numbers)
{
    return {.errorClass = numbers.errorClass.empty() ? std::string(toString(numbers.outcome)) : numbers.errorClass,
            .isOutcome = numbers.errorClass.empty(),
            .provider = numbers.provider,
            .model = numbers.model,
            .message = numbers.errorMessage,
            .phrase = numbers.errorPhrase,
            .count = numbers.count,
            .first = numbers.startedAt,
            .last = numbers.startedAt};
}

double seconds(nanoseconds time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

std::optional<Fate> fateOf(const ExchangeNumbers &numbers)
{
    switch (numbers.outcome) {
    case Outcome::Ok: return numbers.attempts > 1 ? Fate::Recovered : Fate::Ok;
    case Outcome::ClientCancelled: return Fate::Cancelled;
    case Outcome::Failed:
    case Outcome::StreamTruncated:
    case Outcome::StreamErrorEvent:
    case Outcome::EmptyResponse:
    case Outcome::Rejected: return Fate::Failed;
    case Outcome::InFlight: break;
    }
    return std::nullopt;
}

void TokenSums::add(const ExchangeNumbers &numbers)
{
    if (!numbers.tokens.known) return;
    requests += numbers.count;
    input += numbers.tokens.input;
    cacheRead += numbers.tokens.cacheRead;
    cacheWrite += numbers.tokens.cacheWrite;
    output += numbers.tokens.output;
    thinking += std::clamp<std::int64_t>(numbers.tokens.reasoning.value_or(0), 0, numbers.tokens.output);
    if (numbers.cost)
        cost[numbers.cost->currency] += numbers.cost->amount;
    else
        unpriced += numbers.count;
    if (numbers.planValue) planValue[numbers.planValue->currency] += numbers.planValue->amount;
}

void TokenSums::add(const TokenSums &other)
{
    requests += other.requests;
    input += other.input;
    cacheRead += other.cacheRead;
    cacheWrite += other.cacheWrite;
    output += other.output;
    thinking += other.thinking;
    unpriced += other.unpriced;
    for (const auto &[currency, amount] : other.cost) cost[currency] += amount;
    for (const auto &[currency, amount] : other.planValue) planValue[currency] += amount;
}

void ErrorGroup::add(const ErrorGroup &other)
{
    if (count == 0) {
        *this = other;
        return;
    }
    if (other.last >= last) {
        message = other.message;
        phrase = other.phrase;
    }
    count += other.count;
    first = std::min(first, other.first);
    last = std::max(last, other.last);
}

void StatisticsBucket::add(const ExchangeNumbers &numbers, Fate fate)
{
    fates[std::size_t(fate)] += numbers.count;
    if (fate == Fate::Failed) entryOf(errors, keyOf(numbers)).add(groupOf(numbers));
    // Of an answer that was cut short, a duration says nothing about its provider; the first token does.
    const bool isWhole = fate == Fate::Ok || fate == Fate::Recovered;
    if (!numbers.provider.empty() && (isWhole || numbers.firstContent)) {
        LatencySketches &sketches = entryOf(latencies, numbers.provider);
        if (numbers.firstContent) sketches.by[std::size_t(Latency::FirstContent)].add(seconds(*numbers.firstContent));
        if (isWhole && numbers.total) sketches.by[std::size_t(Latency::Total)].add(seconds(*numbers.total));
        if (isWhole && numbers.tokensPerSecond) sketches.by[std::size_t(Latency::Speed)].add(*numbers.tokensPerSecond);
    }
    if (!numbers.tokens.known) return;
    sum.add(numbers);
    for (std::size_t i = 0; i < tokens.size(); ++i) entryOf(tokens[i], std::string(nameIn(Grouping(i), numbers))).add(numbers);
}

void StatisticsBucket::add(const StatisticsBucket &other)
{
    for (std::size_t i = 0; i < fates.size(); ++i) fates[i] += other.fates[i];
    for (const auto &[key, group] : other.errors) entryOf(errors, key).add(group);
    for (const auto &[provider, sketches] : other.latencies) {
        LatencySketches &mine = entryOf(latencies, provider);
        for (std::size_t i = 0; i < sketches.by.size(); ++i) mine.by[i].add(sketches.by[i]);
    }
    for (std::size_t i = 0; i < tokens.size(); ++i)
        for (const auto &[name, sums] : other.tokens[i]) entryOf(tokens[i], name).add(sums);
    sum.add(other.sum);
}

std::int64_t StatisticsBucket::requests() const
{
    std::int64_t all = 0;
    for (const std::int64_t count : fates) all += count;
    return all;
}

ExchangeStatistics::ExchangeStatistics(WallTime begin, milliseconds length)
    : m_begin(begin), m_length(std::max(length, milliseconds(1))), m_buckets(std::size_t(buckets))
{
}

ExchangeStatistics ExchangeStatistics::until(WallTime now, milliseconds length)
{
    const auto lastBucket = now.time_since_epoch() / nanoseconds(length);
    return {WallTime((lastBucket + 1 - buckets) * length), length};
}

int ExchangeStatistics::bucketOf(WallTime time) const
{
    if (time < m_begin || time >= end()) return -1;
    return static_cast<int>((time - m_begin) / nanoseconds(m_length));
}

void ExchangeStatistics::add(const ExchangeNumbers &numbers)
{
    const std::optional<Fate> fate = fateOf(numbers);
    const int bucket = bucketOf(numbers.startedAt);
    if (fate && bucket >= 0) m_buckets[std::size_t(bucket)].add(numbers, *fate);
}

bool ExchangeStatistics::advanceTo(WallTime now)
{
    if (now < end()) return false;
    const auto steps = (now - end()) / nanoseconds(m_length) + 1;
    const auto dropped = std::min<std::int64_t>(steps, buckets);
    m_buckets.erase(m_buckets.begin(), m_buckets.begin() + dropped);
    m_buckets.resize(std::size_t(buckets));
    m_begin += steps * m_length;
    return true;
}

bool ExchangeStatistics::growTo(WallTime now)
{
    if (now < end()) return false;
    const auto isEmpty = [](const StatisticsBucket &bucket) { return bucket.requests() == 0; };
    for (;;) {
        const auto steps = (now - end()) / nanoseconds(m_length) + 1;
        if (steps <= buckets && std::all_of(m_buckets.begin(), m_buckets.begin() + steps, isEmpty)) return advanceTo(now);
        extendTo(m_begin - nanoseconds(1));
    }
}

// The end stays where it is, so that the newest bucket goes on being the newest one.
void ExchangeStatistics::extendTo(WallTime time)
{
    while (time < m_begin) {
        std::vector<StatisticsBucket> wider(std::size_t{buckets});
        for (std::size_t i = 0; i < m_buckets.size(); ++i) wider[std::size_t(buckets) / 2 + i / 2].add(m_buckets[i]);
        m_begin -= buckets * m_length;
        m_length *= 2;
        m_buckets = std::move(wider);
    }
}

StatisticsBucket ExchangeStatistics::sum() const
{
    StatisticsBucket all;
    for (const StatisticsBucket &bucket : m_buckets) all.add(bucket);
    return all;
}

} // namespace ccr::ui
