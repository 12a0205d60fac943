#pragma once

#include "logging/api/snapshots.h"

#include <optional>
#include <string>
#include <vector>

/// What was counted over exchanges, as values.
namespace ccr::logging {

struct EndpointNumbers
{
    std::string endpoint; ///< method and path
    std::uint64_t count = 0;
    std::uint64_t failed = 0;
    nanoseconds total{};

    nanoseconds average() const { return count == 0 ? nanoseconds{} : total / static_cast<std::int64_t>(count); }
};

struct TrackingStatistics
{
    std::uint64_t total = 0;
    std::uint64_t active = 0;
    std::uint64_t completed = 0;
    std::uint64_t failed = 0; ///< timeouts, cancelled and aborted ones not included
    std::uint64_t timedOut = 0;
    std::uint64_t cancelled = 0;
    std::uint64_t aborted = 0;
    std::uint64_t retries = 0;
    std::uint64_t untracked = 0; ///< had no context of their own
    std::uint64_t expired = 0;   ///< contexts that were removed for their age
    std::uint64_t contexts = 0;
    std::uint64_t peakConcurrent = 0;
    nanoseconds averageDuration{}; ///< over all that ended
    TokenCounts tokens;
    std::vector<EndpointNumbers> topEndpoints; ///< at most 10, most frequent first
    WallTime since;
    WallTime updated;

    std::uint64_t ended() const { return completed + failed + timedOut + cancelled + aborted; }
    /// Completed ones of those that ended and were not cancelled by the client; none while there is no such one.
    std::optional<double> successRate() const;
};

struct StreamStatistics
{
    std::uint64_t total = 0;
    std::uint64_t active = 0;
    std::uint64_t completed = 0;
    std::uint64_t failed = 0;
    std::uint64_t stalls = 0;
    std::uint64_t aliveStalls = 0;
    nanoseconds stalled{};
};

/// One stream that has ended.
struct StreamSummary
{
    std::string exchangeId;
    std::uint64_t number = 0;
    WallTime startedAt;
    std::string provider;
    std::string model;
    FinishClass finishClass = FinishClass::None;
    std::string finishReason;
    StreamNumbers numbers;
    std::optional<double> tokensPerSecond;
};

} // namespace ccr::logging
