#pragma once

#include "tests/support/desktop_program.h"

namespace ccr::benchmark {

using test::DesktopProgram;
using test::HiddenScreen;
using test::Tray;
using test::writeConfig;

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
