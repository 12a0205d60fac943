#pragma once

#include "logging/base/clock.h"

#include <optional>
#include <string>
#include <vector>

namespace ccr::logging {

/// A named part of the time of an exchange. Times count from the exchange's first byte.
struct Phase
{
    std::string name;
    nanoseconds startedAt{};
    std::optional<nanoseconds> endedAt = {}; ///< absent while it lasts
    bool success = true;
    std::string error = {};
    std::string metadata = {}; ///< JSON object, or empty

    bool operator==(const Phase &) const = default;
};

/// A duration that was measured elsewhere.
struct Timing
{
    std::string label;
    nanoseconds duration{};

    bool operator==(const Timing &) const = default;
};

/// What a program says of its own work, see RequestTrace. Of what the proxy serves only phases "stall": phasesOf() finds the rest.
struct TraceDetails
{
    static constexpr std::size_t mostPhases = 64; ///< and as many timings; later ones are left out

    std::vector<Phase> phases;
    std::vector<Timing> timings;
    std::optional<int> progress; ///< percent
    std::string progressMessage;
    std::string metadata; ///< JSON object, or empty
    std::string result;   ///< JSON, or empty

    bool isEmpty() const { return *this == TraceDetails(); }
    bool operator==(const TraceDetails &) const = default;
};

/// The newest phase of this name that has not ended becomes `phase`; without one it is new.
void fold(TraceDetails &trace, const Phase &phase);
void fold(TraceDetails &trace, const Timing &timing);

struct ExchangeSnapshot;

/// Where the time went, by start: "route", "queue" (waiting for a try to begin), and of each try "connect", "wait" (for the first byte of
/// the answer) and "stream", as far as they were reached; then what the program itself named. The last one of an exchange that
/// runs has no end.
std::vector<Phase> phasesOf(const ExchangeSnapshot &exchange);

} // namespace ccr::logging
