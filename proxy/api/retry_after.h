#pragma once

#include "logging/api/snapshots.h"

#include <optional>
#include <string>

namespace ccr::proxy {

/// Under this label an exchange records how long the provider of one of its attempts asked not to be called again (Retry-After,
/// RFC 9110, 10.2.3), counted from the failure of the attempt.
std::string retryAfterLabel(int attempt);

/// Until when a provider wants to be left alone.
struct RetryAfter
{
    std::string provider;
    WallTime until;
};
/// What the last attempt of which it was recorded was told; absent: no provider said anything.
std::optional<RetryAfter> retryAfterOf(const logging::ExchangeSnapshot &exchange);

} // namespace ccr::proxy
