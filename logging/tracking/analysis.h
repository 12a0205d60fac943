#pragma once

#include "logging/api/error_snapshot.h"
#include "logging/api/metrics_snapshot.h"
#include "logging/api/tracking_snapshot.h"

#include <optional>
#include <span>

/// Questions about exchanges of the past, answered without state: from the history, a log file or what the window holds.
namespace ccr::logging {

struct DayNumbers
{
    std::string day; ///< "2026-11-25", UTC
    std::uint64_t requests = 0;
    std::uint64_t failed = 0;
};

struct ShareNumbers
{
    std::string name;
    std::uint64_t count = 0;
    std::uint64_t failed = 0;
    nanoseconds total{};
    std::int64_t inputTokens = 0; ///< cached ones included
    std::int64_t outputTokens = 0;

    nanoseconds average() const { return count == 0 ? nanoseconds{} : total / static_cast<std::int64_t>(count); }
};

/// Exchanges that have not ended are left out; those that the client cancelled are counted, and neither success nor failure.
struct RequestAnalysis
{
    std::uint64_t total = 0;
    std::uint64_t completed = 0;
    std::uint64_t failed = 0;
    std::uint64_t cancelled = 0;
    std::optional<double> successRate; ///< of those that were not cancelled; none while there is no such one
    DurationPercentiles duration;
    DurationPercentiles firstContent;
    TokenCounts tokens;
    std::vector<EndpointNumbers> topEndpoints; ///< most frequent first, then by name; like the following
    std::vector<ShareNumbers> byModel;         ///< "provider,model"
    std::vector<ShareNumbers> byClient;
    std::vector<DayNumbers> daily; ///< days with requests, oldest first
    Trend trend;                   ///< requests per hour over the time that they span, 24 points at least
};

struct ErrorAnalysis
{
    std::uint64_t total = 0; ///< exchanges that failed
    double errorRate = 0;    ///< of all that were not cancelled
    std::vector<NamedCount> byClass;
    std::vector<NamedCount> byProvider; ///< "provider,model"
    std::vector<NamedCount> byStatus;
    std::vector<ErrorGroup> top;
    std::vector<DayNumbers> daily;
    Trend trend; ///< failures per hour
};

RequestAnalysis analyzeRequests(std::span<const ExchangeSnapshot> exchanges, std::size_t top = 10);
ErrorAnalysis analyzeErrors(std::span<const ExchangeSnapshot> exchanges, std::size_t top = 10);

} // namespace ccr::logging
