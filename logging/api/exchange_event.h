#pragma once

#include "logging/api/snapshots.h"
#include "logging/base/clock.h"

#include <string>
#include <variant>
#include <vector>

namespace ccr::logging {

/// The facts of one exchange in the order in which they become known. Times that start at the exchange's first byte
/// are durations since that moment.
struct ExchangeStarted
{
    WallTime time;
    std::string method;
    std::string path;
    std::string client; ///< user agent, shortened
    std::string sessionId;
    std::string askedModel;
    bool wantsStream = false;
    std::int64_t requestBytes = 0;
    std::string clientAddress;
    std::string userId;
    std::string traceId;          ///< empty: the client sent none, and one follows from the exchange's id
    std::uint16_t clientPort = 0; ///< for finding the client's process; 0: unknown
    std::int64_t clientPid = 0;   ///< found by the log thread
};

struct ExchangeRouted
{
    std::string rule;      ///< "default", "background", "explicit" …
    PackedPhrase sentence; ///< why, for a person
    std::vector<RouteStep> steps;
    std::string provider;
    std::string model;
    std::int64_t countedTokens = 0;
    nanoseconds at{};
};

struct AttemptStarted
{
    int number = 1;
    std::string provider;
    std::string model;
    std::string url; ///< without credentials
    std::string transport;
    std::string key; ///< which of the provider's keys: its label, never the secret; empty without one
    nanoseconds at{};
};

struct AttemptConnected
{
    nanoseconds at{};
    bool reused = false;
};

struct AttemptAnswered
{
    int status = 0;
    nanoseconds at{};
};

struct AttemptFailed
{
    int status = 0; ///< 0 when no answer came
    std::string errorClass;
    std::string message;
    PackedPhrase phrase = {}; ///< the message in parts, where it is no word of the provider's
    nanoseconds at{};
};

/// Sent at the first content delta and then at most every 250 ms while a response arrives.
struct ExchangeProgress
{
    StreamNumbers stream;
    nanoseconds at{};
};

/// A part of the work has begun or ended; see fold().
struct PhaseChanged
{
    Phase phase;
};

struct TimingAdded
{
    Timing timing;
};

/// What is set takes the place of what was said before.
struct WorkNoted
{
    int progress = -1; ///< percent; -1: not said
    std::string progressMessage;
    std::string metadata; ///< JSON object
    std::string result;   ///< JSON
};

struct ExchangeFinished
{
    Outcome outcome = Outcome::Ok;
    int status = 0;
    std::string errorClass;
    std::string errorMessage;
    PackedPhrase errorPhrase = {}; ///< the message in parts, where it is no word of the provider's
    std::string finishReason;      ///< the provider's own word; empty when it said none
    TokenCounts tokens;
    StreamNumbers stream;
    std::int64_t responseBytes = 0;
    nanoseconds at{};
};

using ExchangeFact = std::variant<ExchangeStarted, ExchangeRouted, AttemptStarted, AttemptConnected, AttemptAnswered, AttemptFailed,
                                  ExchangeProgress, ExchangeFinished, PhaseChanged, TimingAdded, WorkNoted>;

struct ExchangeEvent
{
    std::string exchangeId;
    ExchangeFact fact;
};

} // namespace ccr::logging
