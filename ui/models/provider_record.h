#pragma once

#include "logging/api/snapshots.h"

namespace ccr::ui {

class LiveExchanges;

/// Requests that failed at a provider in the same way, one after the other, up to the newest one.
struct FailureSeries
{
    int requests = 0;
    WallTime since; ///< start of the first
};
/// Of the one that this request belongs to; empty when the provider has served since, or the request is not of this run.
FailureSeries failureSeries(const LiveExchanges &exchanges, const logging::ExchangeSnapshot &of);

/// How many requests of this day had to wait so long for the first byte of a provider, as far as this run knows.
struct SlowStarts
{
    int slow = 0;
    int all = 0;    ///< that had a first byte, or waited as long for it
    WallTime since; ///< start of the first of all
};
/// `of` waits and is not counted.
SlowStarts slowStarts(const LiveExchanges &exchanges, const logging::ExchangeSnapshot &of, nanoseconds waited, WallTime now);

} // namespace ccr::ui
