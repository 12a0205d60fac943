#pragma once

#include <cstdio>

namespace ccr::benchmark {

/// Prints one value beside its goal, and counts what misses.
class Goals
{
public:
    void atMost(const char *name, double value, double limit, const char *unit)
    {
        const bool isReached = value <= limit;
        if (!isReached) ++m_missed;
        std::printf("%-58s %10.2f <= %8.2f %-12s %s\n", name, value, limit, unit, isReached ? "reached" : "MISSED");
        std::fflush(stdout);
    }
    int missed() const { return m_missed; }

private:
    int m_missed = 0;
};

} // namespace ccr::benchmark
