#pragma once

#include "logging/api/log_record.h"
#include "logging/base/clock.h"

#include <QList>
#include <QMetaType>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ccr::logging {

/// Decided when the response has ended, never at its first byte.
enum class Outcome
{
    InFlight,
    Ok,
    Failed,
    StreamTruncated,
    StreamErrorEvent,
    EmptyResponse,
    ClientCancelled,
    Rejected
};
std::string_view toString(Outcome outcome); ///< "in_flight", "ok", "failed", "stream_truncated" …

/// One rule that the router looked at.
struct RouteStep
{
    std::string rule;
    bool matched = false;
    std::string reason; ///< the value that decided
};

struct TokenCounts
{
    std::int64_t input = 0; ///< fresh input, cache reads not included
    std::int64_t output = 0;
    std::int64_t cacheRead = 0;
    std::int64_t cacheWrite = 0;
    bool known = false; ///< the provider reported usage
};

/// What was observed of a response that arrives in pieces. Durations count from the exchange's first byte.
struct StreamNumbers
{
    std::optional<nanoseconds> firstByte;    ///< response head
    std::optional<nanoseconds> firstContent; ///< first text, thinking or tool-input delta (TTFT)
    std::optional<nanoseconds> lastContent;
    std::int64_t events = 0;
    std::int64_t bytes = 0;
    nanoseconds longestGap{};
    int stalls = 0; ///< gaps over max(5 s, 8 x median gap)
    nanoseconds stalled{};
};

struct AttemptSnapshot
{
    int number = 1;
    std::string provider;
    std::string model;
    std::string url;
    std::string transport;
    std::string key; ///< label of the key that was used
    nanoseconds startedAt{};
    std::optional<nanoseconds> connectedAt;
    std::optional<nanoseconds> answeredAt;
    int status = 0;
    std::string errorClass;
    std::string message;
};

/// Everything known about one exchange at one moment; a value, safe to keep and to send between threads.
struct ExchangeSnapshot
{
    std::uint64_t number = 0; ///< 1, 2, 3 … in the order of their start
    std::string id;
    WallTime startedAt;
    std::string method;
    std::string path;
    std::string client;
    std::string sessionId;
    std::string askedModel;
    bool wantsStream = false;
    std::string provider; ///< served by
    std::string model;    ///< served model
    std::string rule;
    std::string routeSentence;
    std::vector<RouteStep> routeSteps;
    std::int64_t countedTokens = 0;
    std::vector<AttemptSnapshot> attempts;
    Outcome outcome = Outcome::InFlight;
    int status = 0;
    std::string errorClass; ///< stable identifier, see README of logging
    std::string errorMessage;
    std::string finishReason;
    TokenCounts tokens;
    StreamNumbers stream;
    std::int64_t requestBytes = 0;
    std::int64_t responseBytes = 0;
    std::optional<nanoseconds> routedAt;
    std::optional<nanoseconds> total; ///< set when finished
};

enum class LoggingStatus
{
    Healthy,
    Degraded, ///< something is lost or late: an output fails, the queue is nearly full, records were dropped just now
    Unhealthy ///< no output works
};
std::string_view toString(LoggingStatus status); ///< "healthy", "degraded", "unhealthy"

enum class StreamState
{
    Ok,
    Degraded, ///< works again and again not, or drops
    Down
};
std::string_view toString(StreamState state); ///< "ok", "degraded", "down"

struct StreamHealth
{
    std::string name;
    StreamState state = StreamState::Ok;
    QString problem;           ///< empty when all is well
    std::uint64_t handed = 0;  ///< records that passed the stream's level
    std::uint64_t written = 0; ///< of them, out of our hands
    std::uint64_t dropped = 0;
    std::uint64_t bytes = 0;
};

/// What became of the calls of one level.
struct LevelCounts
{
    std::uint64_t accepted = 0;
    std::uint64_t dropped = 0; ///< the queue was full
    std::uint64_t sampled = 0; ///< left out under pressure, debug and trace only
};

/// Of a sample of calls.
struct DurationSummary
{
    std::uint64_t count = 0;
    nanoseconds p50{};
    nanoseconds p99{};
    nanoseconds max{};
};

/// How the logging itself is doing.
struct LoggingHealth
{
    std::uint64_t accepted = 0;
    std::uint64_t dropped = 0; ///< of all levels and facts, sampled ones included
    std::uint64_t written = 0; ///< processed by the log thread
    QString file;              ///< current log file, empty without one
    QString sinkProblem;       ///< empty when every sink works
    LoggingStatus status = LoggingStatus::Healthy;
    QList<StreamHealth> streams;
    std::uint64_t queueBytes = 0;
    std::uint64_t queueCapacity = 0;
    LevelCounts levels[6];         ///< trace, debug, info, warn, error, fatal
    LevelCounts facts;             ///< of exchanges
    DurationSummary enqueue;       ///< time that a call took
    DurationSummary queueDelay;    ///< time from the call until the log thread had it
    std::uint64_t replayed = 0;    ///< records of programs that were killed, made good at the start
    std::uint64_t ownProblems = 0; ///< failures inside logging itself
    bool hasCrashRing = false;
};

/// What shutdown() did.
struct ShutdownReport
{
    bool complete = false;     ///< everything that was accepted is out
    std::uint64_t flushed = 0; ///< records that were still waiting and went out
    std::uint64_t dropped = 0; ///< records that waited and did not go out in time
};

} // namespace ccr::logging

Q_DECLARE_METATYPE(ccr::logging::ExchangeSnapshot)
Q_DECLARE_METATYPE(ccr::logging::LogRecord)
Q_DECLARE_METATYPE(ccr::logging::LoggingHealth)
