#pragma once

#include "logging/api/snapshots.h"

#include <string>
#include <vector>

/// What was counted over errors, as values.
namespace ccr::logging {

/// One error, at the moment it happened.
struct ErrorOccurrence
{
    WallTime time;
    std::string errorClass; ///< see README of logging
    std::string code;       ///< finer than the class, for example an errno; may be empty
    std::string message;
    std::string component; ///< who reported it
    std::string provider;
    std::string model;
    std::string exchangeId;
    std::string stack; ///< or whatever detail came with it
    int status = 0;    ///< HTTP status, 0 without one
    ErrorSeverity severity = ErrorSeverity::Error;
    bool recovered = false; ///< another try was made after it
    std::string fingerprint;
};

/// All occurrences of the same error.
struct ErrorGroup
{
    std::string fingerprint;
    std::string errorClass;
    std::string code;
    std::string provider;
    std::string model; ///< of the first one
    int status = 0;
    std::string pattern; ///< the message without what differs from one occurrence to the next
    std::string sample;  ///< the newest message, cut at 8 KiB
    ErrorSeverity severity = ErrorSeverity::Error;
    std::uint64_t count = 0;
    std::uint64_t requests = 0; ///< different ones
    WallTime first;
    WallTime last;
};

struct NamedCount
{
    std::string name;
    std::uint64_t count = 0;
};

enum class TrendDirection
{
    Stable, ///< or too few to tell
    Increasing,
    Decreasing
};
std::string_view toString(TrendDirection direction); ///< "stable", "increasing", "decreasing"

struct TrendPoint
{
    WallTime time; ///< begin of the interval
    std::uint64_t count = 0;
};

struct Trend
{
    TrendDirection direction = TrendDirection::Stable;
    std::uint64_t recent = 0;   ///< in the newer half of the window
    std::uint64_t previous = 0; ///< in the older half
    std::vector<TrendPoint> points;
};

struct ErrorStatisticsSnapshot
{
    std::uint64_t total = 0; ///< never capped
    std::uint64_t recovered = 0;
    std::vector<NamedCount> byClass; ///< most frequent first, like the following
    std::vector<NamedCount> bySeverity;
    std::vector<NamedCount> byProvider; ///< "provider,model"
    std::vector<NamedCount> byStatus;
    std::uint64_t lastMinute = 0; ///< the running second included, and so on
    std::uint64_t lastFiveMinutes = 0;
    std::uint64_t lastHour = 0;
    std::uint64_t lastDay = 0;
    Trend trend;
    std::vector<TrendPoint> daily; ///< 30 days, oldest first; days are those of UTC
    std::vector<ErrorGroup> top;   ///< at most 10
    std::uint64_t groups = 0;
    WallTime since;
};

} // namespace ccr::logging
