#pragma once

#include <QString>

#include <chrono>

namespace ccr::benchmark {

/// What the window's thread did, and what it was given to do.
struct LoadResult
{
    double share = 0; ///< of a core
    std::size_t turns = 0;
    std::chrono::nanoseconds median{};
    std::chrono::nanoseconds p99{};
    std::chrono::nanoseconds max{};
    int rows = 0; ///< in the list, before a filter is typed
    int live = 0;
    double recordsPerSecond = 0; ///< that the log dock got
    int keys = 0;
};

/// The window in its first layout, offscreen, before a history of 200 000 requests, while fifty streams run, two thousand lines
/// are logged each second and somebody types filters. Requests and lines walk through the pipeline of the program from threads
/// of their own. `folder` holds the history.
LoadResult measureUnderLoad(const QString &folder, std::chrono::seconds length);

} // namespace ccr::benchmark
