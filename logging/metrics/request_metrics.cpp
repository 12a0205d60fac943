#include "logging/metrics/request_metrics.h"

#include "logging/export/http_words.h"
#include "logging/tracking/error_class.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ccr::logging {

namespace {

constexpr std::size_t maxHistograms = 60;

// OpenTelemetry semantic conventions for generative AI, client and server metrics.
const std::vector<double> firstTokenBounds = {.001, .005, .01, .02, .04, .06, .08, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10};
const std::vector<double> perTokenBounds = {.01, .025, .05, .075, .1, .15, .2, .3, .4, .5, .75, 1, 2.5};
const std::vector<double> tokenBounds = {1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864};

std::string named(const std::string &text)
{
    return text.empty() ? std::string("none") : text;
}

// Those that the conventions for generative AI want of every measurement: operation, provider, model, the model that
// answered, server.
std::vector<std::string> labelsOf(const AttemptSnapshot &attempt, const std::string &answered)
{
    const std::string host = hostOf(attempt.url).host;
    return {"chat", named(genAiProviderName(host, attempt.provider)), named(attempt.model), answered, host};
}

} // namespace

const std::vector<double> &durationBounds()
{
    static const std::vector<double> bounds = {.01, .02, .04, .08, .16, .32, .64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92};
    return bounds;
}

BucketCounts secondsOf(const Histogram &histogram, const std::vector<double> &bounds, std::vector<std::string> labels)
{
    BucketCounts result{
        .labels = std::move(labels), .bounds = bounds, .counts = {}, .count = histogram.count(), .sum = histogram.sum() / 1e9};
    for (const double bound : bounds) result.counts.push_back(histogram.countUpTo(static_cast<std::uint64_t>(std::llround(bound * 1e9))));
    return result;
}

void RequestMetrics::add(const ExchangeSnapshot &exchange, MonotonicTime now)
{
    m_byStatus.add({named(exchange.provider), named(exchange.model), std::to_string(exchange.status)});
    m_byOutcome.add(
        {named(exchange.provider), named(exchange.model), std::string(toString(exchange.outcome)), std::string(errorClassOf(exchange))});
    if (exchange.total) m_total.record(*exchange.total, now);
    if (exchange.stream.firstByte) m_firstByte.record(*exchange.stream.firstByte, now);
    if (exchange.stream.firstContent) m_firstContent.record(*exchange.stream.firstContent, now);
    if (const std::optional<double> speed = tokensPerSecond(exchange.tokens, exchange.stream); speed && *speed > 0)
        m_perToken.record(static_cast<std::uint64_t>(std::llround(1e9 / *speed)));
    if (exchange.wantsStream && exchange.state != ExchangeState::Created) m_streamEnds.add({std::string(toString(exchange.finishClass))});
    addAttempts(exchange);
    addTokens(exchange);
    if (exchange.cost) m_costs.add({named(exchange.provider), named(exchange.model), exchange.cost->currency}, exchange.cost->amount);
}

void RequestMetrics::addAttempts(const ExchangeSnapshot &exchange)
{
    for (std::size_t i = 0; i < exchange.attempts.size(); ++i) {
        const AttemptSnapshot &attempt = exchange.attempts[i];
        const bool isLast = i + 1 == exchange.attempts.size();
        const nanoseconds end = isLast ? exchange.total.value_or(attempt.startedAt) : exchange.attempts[i + 1].startedAt;
        const std::string errorClass = isLast ? std::string(errorClassOf(exchange)) : attempt.errorClass;
        Labels labels = labelsOf(attempt, isLast ? exchange.model : std::string());
        labels.push_back(errorClass);
        if (isLast && exchange.wantsStream) addChunks(exchange, attempt, labels);
        countsFor(m_operations, std::move(labels))
            .record(static_cast<std::uint64_t>(std::max<std::int64_t>(0, (end - attempt.startedAt).count())));
        if (!isLast && exchange.attempts[i + 1].provider != attempt.provider)
            m_fallbacks.add({named(attempt.provider), named(exchange.attempts[i + 1].provider), named(attempt.errorClass)});
    }
}

void RequestMetrics::addTokens(const ExchangeSnapshot &exchange)
{
    if (!exchange.tokens.known || exchange.provider.empty()) return; // counted here, not billed by anybody
    const TokenCounts &tokens = exchange.tokens;
    for (const auto &[direction, count] : {std::pair<const char *, std::int64_t>{"input", tokens.input},
                                           {"output", tokens.output},
                                           {"cache_read", tokens.cacheRead},
                                           {"cache_write", tokens.cacheWrite}})
        if (count > 0) m_tokens.add({direction, named(exchange.model)}, static_cast<double>(count));
    if (tokens.reasoning.value_or(0) > 0) m_thinking.add({named(exchange.model)}, static_cast<double>(*tokens.reasoning));
    const std::int64_t input = tokens.input + tokens.cacheRead + tokens.cacheWrite;
    const AttemptSnapshot served =
        exchange.attempts.empty() ? AttemptSnapshot{.provider = exchange.provider, .model = exchange.model} : exchange.attempts.back();
    for (const auto &[type, count] : {std::pair<const char *, std::int64_t>{"input", input}, {"output", tokens.output}}) {
        Labels labels = labelsOf(served, exchange.model);
        labels.emplace_back(type);
        countsFor(m_tokenUsage, std::move(labels)).record(static_cast<std::uint64_t>(std::max<std::int64_t>(0, count)));
    }
}

void RequestMetrics::addChunks(const ExchangeSnapshot &exchange, const AttemptSnapshot &attempt, const Labels &labels)
{
    const StreamNumbers &stream = exchange.stream;
    if (stream.firstContent && *stream.firstContent >= attempt.startedAt)
        countsFor(m_firstChunk, labels).record(static_cast<std::uint64_t>((*stream.firstContent - attempt.startedAt).count()));
    static_assert(std::tuple_size_v<decltype(stream.gapCounts)> == 15); // one more than the bounds
    const std::uint64_t gaps = std::accumulate(stream.gapCounts.begin(), stream.gapCounts.end(), std::uint64_t(0));
    if (gaps == 0) return;
    BucketCounts &counts = countsFor(m_perChunk, labels);
    counts.counts.resize(durationBounds().size());
    std::uint64_t upTo = 0;
    for (std::size_t i = 0; i < counts.counts.size(); ++i) counts.counts[i] += upTo += stream.gapCounts[i];
    counts.count += gaps;
    counts.sum += std::chrono::duration<double>(stream.gapSum).count();
}

void RequestMetrics::addError(const ErrorOccurrence &error)
{
    m_errors.add({error.errorClass, named(error.provider)});
}

template <typename Counts>
Counts &RequestMetrics::countsFor(std::map<Labels, Counts> &table, Labels labels)
{
    // "input" and "output" are never given up: sums of both would mean nothing. The operation is the same everywhere.
    if (table.size() >= maxHistograms && !table.contains(labels)) {
        const bool isTokens = labels.back() == "input" || labels.back() == "output";
        std::fill(labels.begin() + 1, isTokens ? labels.end() - 1 : labels.end(), "other");
    }
    return table[std::move(labels)];
}

void RequestMetrics::fill(MetricsSnapshot &snapshot, MonotonicTime now) const
{
    snapshot.requestsByStatus = m_byStatus.values();
    snapshot.requestsByOutcome = m_byOutcome.values();
    snapshot.fallbacks = m_fallbacks.values();
    snapshot.streamEnds = m_streamEnds.values();
    snapshot.tokens = m_tokens.values();
    snapshot.thinkingTokens = m_thinking.values();
    snapshot.costs = m_costs.values();
    snapshot.errorsByProvider = m_errors.values();
    for (const MetricsWindow window : {MetricsWindow::Minute, MetricsWindow::FiveMinutes, MetricsWindow::Hour, MetricsWindow::SinceStart}) {
        const auto place = static_cast<std::size_t>(window);
        snapshot.performance.request[place] = m_total.percentiles(window, now);
        snapshot.performance.firstByte[place] = m_firstByte.percentiles(window, now);
        snapshot.performance.firstContent[place] = m_firstContent.percentiles(window, now);
    }
    snapshot.requestDuration = secondsOf(m_total.all(), durationBounds());
    snapshot.firstByte = secondsOf(m_firstByte.all(), durationBounds());
    snapshot.firstContent = secondsOf(m_firstContent.all(), firstTokenBounds);
    snapshot.timePerOutputToken = secondsOf(m_perToken, perTokenBounds);
    for (const auto &[labels, histogram] : m_operations)
        snapshot.operationDuration.push_back(secondsOf(histogram, durationBounds(), labels));
    for (const auto &[labels, histogram] : m_firstChunk)
        snapshot.timeToFirstChunk.push_back(secondsOf(histogram, durationBounds(), labels));
    for (const auto &[labels, counts] : m_perChunk) {
        BucketCounts &added = snapshot.timePerOutputChunk.emplace_back(counts);
        added.labels = labels;
        added.bounds = durationBounds();
    }
    for (const auto &[labels, histogram] : m_tokenUsage) {
        BucketCounts counts{.labels = labels, .bounds = tokenBounds, .counts = {}, .count = histogram.count(), .sum = histogram.sum()};
        for (const double bound : tokenBounds) counts.counts.push_back(histogram.countUpTo(static_cast<std::uint64_t>(bound)));
        snapshot.tokenUsage.push_back(std::move(counts));
    }
}

std::size_t RequestMetrics::bytes() const
{
    std::size_t sum = m_total.bytes() + m_firstByte.bytes() + m_firstContent.bytes() + m_perToken.bytes();
    for (const auto *table : {&m_operations, &m_firstChunk, &m_tokenUsage})
        for (const auto &[labels, histogram] : *table) sum += 256 + histogram.bytes();
    sum += m_perChunk.size() * (256 + durationBounds().size() * sizeof(std::uint64_t));
    for (const CounterTable *table : {&m_byStatus, &m_byOutcome, &m_fallbacks, &m_streamEnds, &m_tokens, &m_thinking, &m_costs, &m_errors})
        sum += table->size() * 256;
    return sum;
}

} // namespace ccr::logging
