#pragma once

#include <QString>

#include <chrono>

namespace ccr::benchmark {

struct BlockedResult
{
    std::chrono::nanoseconds free{};    ///< delay of 99 of 100 chunks while the window's thread works
    std::chrono::nanoseconds blocked{}; ///< while it sleeps
    std::size_t chunks = 0;             ///< of the second kind
    int rounds = 0;

    std::chrono::nanoseconds added() const { return blocked - free; }
};

/// Streams through the router of the whole program, composed as `ccr-desktop` composes it, while the window's thread sleeps for
/// five seconds, and while it does not; by turns, the best of each counts: what others do on the machine only ever makes it worse.
/// `folder` becomes its home.
BlockedResult measureBlocked(const QString &folder);

} // namespace ccr::benchmark
