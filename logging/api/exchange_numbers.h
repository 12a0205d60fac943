#pragma once

#include "logging/api/snapshots.h"

#include <optional>
#include <string>

namespace ccr::logging {

/// What statistics are made of: the part of a finished exchange that is counted, summed or compared; or the sums of several that are
/// not kept any more.
struct ExchangeNumbers
{
    std::string id;
    WallTime startedAt;
    Outcome outcome = Outcome::InFlight;
    int status = 0;
    int attempts = 0;
    std::string provider; ///< served by
    std::string model;    ///< served model
    std::string rule;
    std::string sessionId;
    std::string key; ///< label of the key of the last attempt
    std::string errorClass;
    std::string errorMessage;
    PackedPhrase errorPhrase = {}; ///< see ExchangeSnapshot
    std::string errorFingerprint;
    TokenCounts tokens;
    std::optional<Money> cost;
    std::optional<Money> planValue = {};
    std::optional<nanoseconds> firstContent; ///< after the exchange's first byte
    std::optional<nanoseconds> total;
    std::optional<double> tokensPerSecond;
    std::int64_t count = 1; ///< exchanges; those of more than one have no id, and began some time in the day that begins at `startedAt`
};

ExchangeNumbers numbersOf(const ExchangeSnapshot &exchange);

} // namespace ccr::logging
