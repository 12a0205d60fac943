#pragma once

#include "logging/api/snapshots.h"

#include <deque>
#include <unordered_map>

namespace ccr::ui {

/// How fast answers that run come just now, by the pieces of content of the last seconds: a piece is about a token. GUI thread.
class RunningSpeeds
{
public:
    static constexpr std::chrono::seconds window{3};

    /// The newest state of any exchange, as it comes.
    void take(const logging::ExchangeSnapshot &exchange, MonotonicTime now);
    /// Tokens per second; 0 while nothing comes. Absent: it does not run, or not long enough to tell.
    std::optional<double> speed(const std::string &id, MonotonicTime now) const;

private:
    struct Sample
    {
        MonotonicTime time;
        std::int64_t pieces;
    };
    std::unordered_map<std::string, std::deque<Sample>> m_running;
};

} // namespace ccr::ui
