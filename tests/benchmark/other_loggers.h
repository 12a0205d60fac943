#pragma once

#include "tests/benchmark/latencies.h"

#include <QString>

#include <optional>

namespace ccr::benchmark {

bool hasSpdlog();
Result spdlogCalls(const QString &folder, bool isAsynchronous);
Result spdlogThroughput(const QString &folder, bool isAsynchronous, int producers, std::uint64_t records);

/// Records a second of pino's quickest way to a file. Absent without node or without the folder of pino, which the environment
/// variable CCR_PINO names (it holds node_modules).
std::optional<double> pinoThroughput(const QString &folder, std::uint64_t records);

} // namespace ccr::benchmark
