#pragma once

#include "tests/benchmark/desktop_program.h"

namespace ccr::benchmark {

struct Memory
{
    double resident = 0; ///< MB
    double own = 0;      ///< MB of it, with its share of what it has in common with others (Pss)
};

struct MemoryResult
{
    int requests = 0;
    Memory visible;
    std::optional<Memory> hidden;        ///< afterwards, behind the tray icon; absent: there is none here
    std::optional<Memory> startedHidden; ///< with --background, without a request
};

/// Memory of the program whose router has answered ten thousand requests.
MemoryResult measureMemory(const QString &home, const HiddenScreen &display);

} // namespace ccr::benchmark
