#pragma once

#include <cstdio>
#include <cstdlib>

namespace ccr::benchmark {

/// Ends the benchmark. Not qFatal(), whose message would go into the log of the program that is measured.
[[noreturn]] inline void giveUp(const char *reason)
{
    std::fprintf(stderr, "ccr_window_benchmark: %s\n", reason);
    std::_Exit(2);
}

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
