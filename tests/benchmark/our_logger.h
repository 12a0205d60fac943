#pragma once

#include "tests/benchmark/latencies.h"

#include <QString>

namespace ccr::benchmark {

/// Single calls, with pauses in which the log thread catches up.
Result ourCalls(const QString &folder);
/// As ourCalls(), four threads at once; the queue has room for all they log.
Result ourCallsOfFour(const QString &folder);
/// As ourCalls(), into a file that rotates several times in each burst.
Result ourRotatingCalls(const QString &folder);
/// Records of an error with its stack.
Result ourErrorCalls(const QString &folder);
/// Per cent of a processor at a thousand records a second: the log thread and the calls, not the pauses between them.
double ourCalmLoad(const QString &folder);
/// Nanoseconds of a call below the level.
double ourDisabledCall(const QString &folder);
/// From the first call until all is in the rotated file; callers wait when the queue is full.
Result ourThroughput(const QString &folder, int producers, std::uint64_t records);

struct OverloadResult
{
    Result calls;
    std::uint64_t submitted = 0;
    std::uint64_t written = 0;
    std::uint64_t dropped = 0;
    std::uint64_t inFiles = 0; ///< lines, the notices not counted
};
/// Producers that are quicker than the file, with a small queue that drops.
OverloadResult ourOverload(const QString &folder, int producers);

} // namespace ccr::benchmark
