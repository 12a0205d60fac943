#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

#include <sys/resource.h>

namespace ccr::benchmark {

using Nanoseconds = std::chrono::nanoseconds;

inline Nanoseconds now()
{
    return std::chrono::duration_cast<Nanoseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

/// How long single calls take. The clock itself, some 25 ns, is included. A long call during which the scheduler took the
/// processor away is counted apart: on a machine with few processors it says nothing about the call.
class Latencies
{
public:
    explicit Latencies(std::size_t calls) { m_durations.reserve(calls); }

    template <typename Call>
    void measure(Call call)
    {
        const Nanoseconds start = now();
        call();
        const Nanoseconds duration = now() - start;
        if (duration > longCall) {
            const long switches = switchesSoFar();
            if (switches != m_switches) {
                m_switches = switches;
                ++m_interrupted;
                m_longestInterrupted = std::max(m_longestInterrupted, duration);
                return;
            }
        }
        m_durations.push_back(static_cast<std::uint32_t>(std::min<std::int64_t>(duration.count(), UINT32_MAX)));
    }
    /// Forgets the switches before: call it where a pause ends.
    void begin() { m_switches = switchesSoFar(); }

    Nanoseconds quantile(double share)
    {
        if (m_durations.empty()) return {};
        const auto index = static_cast<std::size_t>(share * static_cast<double>(m_durations.size() - 1));
        std::nth_element(m_durations.begin(), m_durations.begin() + static_cast<std::ptrdiff_t>(index), m_durations.end());
        return Nanoseconds(m_durations[index]);
    }
    Nanoseconds max() { return quantile(1.0); }
    std::uint64_t interrupted() const { return m_interrupted; }
    Nanoseconds longestInterrupted() const { return m_longestInterrupted; }
    void add(const Latencies &other)
    {
        m_durations.insert(m_durations.end(), other.m_durations.begin(), other.m_durations.end());
        m_interrupted += other.m_interrupted;
        m_longestInterrupted = std::max(m_longestInterrupted, other.m_longestInterrupted);
    }

private:
    static constexpr Nanoseconds longCall{20'000};
    static long switchesSoFar()
    {
        struct rusage usage;
        return ::getrusage(RUSAGE_THREAD, &usage) == 0 ? usage.ru_nivcsw : 0;
    }

    std::vector<std::uint32_t> m_durations;
    long m_switches = switchesSoFar();
    std::uint64_t m_interrupted = 0;
    Nanoseconds m_longestInterrupted{};
};

struct Result
{
    Nanoseconds p50{};
    Nanoseconds p99{};
    Nanoseconds p999{};
    Nanoseconds max{};
    Nanoseconds longestInterrupted{};
    double perSecond = 0; ///< records that are in the file, by the time until the last one was
};

inline Result summary(Latencies &latencies)
{
    return {.p50 = latencies.quantile(0.5),
            .p99 = latencies.quantile(0.99),
            .p999 = latencies.quantile(0.999),
            .max = latencies.max(),
            .longestInterrupted = latencies.longestInterrupted()};
}

} // namespace ccr::benchmark
