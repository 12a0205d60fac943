#pragma once

#include "logging/base/clock.h"

#include <optional>
#include <string_view>

namespace ccr::logging {

/// How long to wait before the next attempt.
struct RetryBackoff
{
    milliseconds first{500};
    milliseconds longest{30'000};

    /// After the `failed`th attempt has failed (1, 2 …): doubled each time up to `longest`, and spread by a fifth to both sides,
    /// so that many programs do not come back at once. `chance`: evenly distributed in 0 … 1.
    milliseconds delay(int failed, double chance) const;
};

/// The value of a Retry-After field (RFC 9110, 10.2.3): seconds or a date. At most an hour; nullopt when it says neither.
std::optional<milliseconds> retryAfter(std::string_view value, WallTime now);

} // namespace ccr::logging
