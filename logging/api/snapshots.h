#pragma once

#include "logging/api/log_record.h"
#include "logging/api/trace_details.h"
#include "logging/base/clock.h"
#include "logging/base/packed_phrase.h"

#include <QList>
#include <QMetaType>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

/// Where an exchange stands. The last five are final; an exchange reaches exactly one of them, once.
enum class ExchangeState
{
    Created, ///< read; a route is being looked for
    Routing, ///< a target is chosen and nothing sent yet, or a try failed and the next one follows
    Connecting,
    WaitingFirstByte,
    Streaming, ///< the response arrives, in pieces or whole
    Completed,
    Failed,
    Timeout,
    Cancelled, ///< by the client
    Aborted    ///< by this program: it ends, lost the request, or its user ended it
};
std::string_view toString(ExchangeState state); ///< "created", "waiting_first_byte" …
constexpr bool isFinal(ExchangeState state)
{
    return state >= ExchangeState::Completed;
}

/// How a response ended, whatever the provider's word for it.
enum class FinishClass
{
    None,      ///< not yet
    Normal,    ///< OpenAI: stop; Anthropic: end_turn, stop_sequence; Gemini: STOP
    Truncated, ///< a limit of tokens
    Tool,      ///< the client is to run a tool
    Paused,    ///< Anthropic: pause_turn
    Filtered,
    Abnormal, ///< the body ended without saying that it is complete
    Cancelled,
    Timeout,
    Error,
    Other ///< a word that is not in the table
};
std::string_view toString(FinishClass finish); ///< "normal", "truncated" …; empty for None

/// How bad an error is, apart from the level of the record that tells it.
enum class ErrorSeverity
{
    Info, ///< no error: the client went away
    Warning,
    Error,
    Critical, ///< somebody has to do something: a key, a plan, the configuration
    Fatal     ///< the program cannot go on
};
std::string_view toString(ErrorSeverity severity); ///< "info", "warning", "error", "critical", "fatal"
std::optional<ErrorSeverity> errorSeverityFromString(std::string_view word);

struct Money
{
    double amount = 0;
    std::string currency; ///< ISO 4217
};

/// One rule that the router looked at.
struct RouteStep
{
    std::string rule;
    bool matched = false;
    PackedPhrase reason; ///< the value that decided
};

struct TokenCounts
{
    std::int64_t input = 0; ///< fresh input, cache reads not included
    std::int64_t output = 0;
    std::int64_t cacheRead = 0;
    std::int64_t cacheWrite = 0;
    std::optional<std::int64_t> reasoning = {}; ///< thinking, part of the output; absent where the provider does not tell
    bool known = false;                         ///< the provider reported usage

    /// What both report together; what is not known counts as nothing.
    TokenCounts &operator+=(const TokenCounts &other);
};

/// What was observed of a response that arrives in pieces. Durations count from the exchange's first byte.
struct StreamNumbers
{
    std::optional<nanoseconds> firstByte;    ///< response head
    std::optional<nanoseconds> firstContent; ///< first text, thinking or tool-input delta (TTFT)
    std::optional<nanoseconds> lastContent;
    std::int64_t events = 0;
    std::int64_t textDeltas = 0;
    std::int64_t thinkingDeltas = 0;
    std::int64_t toolDeltas = 0;
    std::int64_t pieces = 0; ///< as they came from the network
    std::int64_t bytes = 0;
    nanoseconds medianGap{}; ///< between two pieces with content; right within 7 %, like gapP95
    nanoseconds gapP95{};
    nanoseconds longestGap{};
    int stalls = 0;      ///< gaps over max(5 s, 8 x median gap)
    int aliveStalls = 0; ///< of these: something came all the same, for example pings
    nanoseconds stalled{};
    nanoseconds backpressure{};  ///< the provider was kept waiting, because the client reads slowly
    nanoseconds sinceLastByte{}; ///< when it ended; tells a broken connection from one that was silent before
    int parseErrors = 0;
    /// Gaps between two pieces with content: up to 10 ms, 20 ms, 40 ms … 81.92 s, and longer ones.
    std::array<std::uint32_t, 15> gapCounts{};
    nanoseconds gapSum{};

    std::int64_t contentDeltas() const { return textDeltas + thinkingDeltas + toolDeltas; }
};

/// Output tokens after the first, by the time between the first content and the last. Absent while unknown.
std::optional<double> tokensPerSecond(const TokenCounts &tokens, const StreamNumbers &stream);

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
    std::optional<nanoseconds> failedAt = {}; ///< absent: it did not fail
    PackedPhrase phrase = {};                 ///< the message in parts, where it is no word of the provider's
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
    std::string clientAddress;
    std::int64_t clientPid = 0; ///< of a client on this machine; 0: unknown
    std::string sessionId;
    std::string userId;  ///< as the client names its user
    std::string traceId; ///< of the client's traceparent, or made here
    std::string askedModel;
    bool wantsStream = false;
    ExchangeState state = ExchangeState::Created;
    std::string provider; ///< served by
    std::string model;    ///< served model
    std::string rule;
    PackedPhrase routeSentence;
    std::vector<RouteStep> routeSteps;
    std::int64_t countedTokens = 0;
    std::vector<AttemptSnapshot> attempts;
    Outcome outcome = Outcome::InFlight;
    int status = 0;
    std::string errorClass; ///< stable identifier, see README of logging
    std::string errorMessage;
    PackedPhrase errorPhrase; ///< the message in parts, where it is no word of the provider's
    std::optional<ErrorSeverity> errorSeverity;
    std::string errorFingerprint; ///< the same for every occurrence of the same error
    std::string finishReason;     ///< the provider's own word; empty when it said none
    FinishClass finishClass = FinishClass::None;
    TokenCounts tokens;
    std::optional<Money> cost;           ///< absent when tokens or price are unknown; never 0 instead
    std::optional<Money> planValue = {}; ///< what it would have cost, where a plan of its provider covers it and `cost` is 0
    std::string priceId = {};            ///< which price that is, "list:claude-opus-4-5@2026-11-01"; empty: none
    StreamNumbers stream;
    std::int64_t requestBytes = 0;
    std::int64_t responseBytes = 0;
    std::optional<nanoseconds> routedAt;
    std::optional<nanoseconds> total; ///< set when finished
    TraceDetails trace;
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

/// How often something took how long. A value; whoever fills it takes care of threads.
struct DurationCounts
{
    static constexpr std::size_t bounds = 24;
    /// 100 ns, 250 ns, 500 ns, 1 us … 5 s.
    static nanoseconds bound(std::size_t index);

    std::array<std::uint64_t, bounds + 1> counts{}; ///< at most that bound and more than the one before; the last: more than all
    nanoseconds sum{};

    void add(nanoseconds duration);
    void add(const DurationCounts &other);
    std::uint64_t count() const;
};

/// Records that were lost, by level: trace, debug, info, warn, error, fatal, unknown.
using LostByLevel = std::array<std::uint64_t, 7>;
constexpr std::size_t unknownLevel = 6;
std::uint64_t sumOf(const LostByLevel &lost);
LostByLevel &operator+=(LostByLevel &sum, const LostByLevel &lost);
/// Place of this level in a LostByLevel.
std::size_t levelIndex(Severity severity);

struct LossCounts
{
    std::string_view reason; ///< a literal: "output", "spool_full" …
    LostByLevel byLevel{};
};

/// What an output did, apart from records.
struct OutputCounts
{
    std::uint64_t rotationsForSize = 0; ///< files put aside because they were large
    std::uint64_t rotationsForTime = 0;
    std::uint64_t rotationsOnDemand = 0;
    std::vector<std::pair<int, std::uint64_t>> writeErrors; ///< errno, how often
    std::uint64_t batches = 0;                              ///< that a collector took
    std::uint64_t failedBatches = 0;                        ///< attempts, of which another one may have worked
    std::uint64_t spoolBytes = 0;                           ///< wait on disk just now
    std::vector<LossCounts> losses;                         ///< what was dropped; what is not in it is of unknown reason
    DurationCounts writes;                                  ///< of a write(2), or of putting a batch into the spool
    DurationCounts syncs;                                   ///< until data was on the disk

    void addWriteError(int error, std::uint64_t times = 1);
    void addLoss(std::string_view reason, const LostByLevel &byLevel);
};

struct StreamHealth
{
    std::string name;
    StreamState state = StreamState::Ok;
    Phrase problem;                               ///< empty when all is well
    std::uint64_t handed = 0;                     ///< records that passed the stream's level
    std::array<std::uint64_t, 6> handedByLevel{}; ///< of these: trace, debug, info, warn, error, fatal
    std::uint64_t written = 0;                    ///< of them, out of our hands
    std::uint64_t dropped = 0;
    std::uint64_t bytes = 0;
    OutputCounts output = {};
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
    Phrase sinkProblem;        ///< empty when every sink works
    LoggingStatus status = LoggingStatus::Healthy;
    QList<StreamHealth> streams;
    QList<StreamHealth> telemetry; ///< "traces" and "metrics" on their way to a collector of OpenTelemetry; counts spans, metrics
    std::uint64_t queueBytes = 0;
    std::uint64_t queueCapacity = 0;
    LevelCounts levels[6];         ///< trace, debug, info, warn, error, fatal
    LevelCounts facts;             ///< of exchanges
    DurationSummary enqueue;       ///< time that a call took
    DurationCounts enqueueCounts;  ///< of the same calls
    DurationSummary queueDelay;    ///< time from the call until the log thread had it
    std::uint64_t replayed = 0;    ///< records of programs that were killed, made good at the start
    std::uint64_t ownProblems = 0; ///< failures inside logging itself
    bool hasCrashRing = false;
    nanoseconds uptime{}; ///< since the service was made
    std::uint64_t activeRequests = 0;
    std::uint64_t errors = 0;     ///< that were counted, those of earlier runs included
    std::int64_t loggerBytes = 0; ///< memory of the logging: what is tracked, and the queue
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
