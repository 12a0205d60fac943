#pragma once

#include <QAbstractEventDispatcher>
#include <QObject>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace ccr::benchmark {

/// Processor time of the calling thread: what others do on the machine does not change it.
inline std::chrono::nanoseconds threadTime()
{
    timespec time;
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// Processor time of each turn of the event loop of the thread that makes it: from one moment at which the loop is about to
/// wait to the next. Waiting itself costs nothing, so it does not matter which of the dispatchers' signals comes when.
class TurnMeter final : public QObject
{
public:
    TurnMeter() : m_begin(threadTime()), m_last(m_begin), m_wallBegin(std::chrono::steady_clock::now())
    {
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            const std::chrono::nanoseconds now = threadTime();
            m_turns.push_back(now - m_last);
            m_last = now;
        });
    }

    std::size_t count() const { return m_turns.size(); }
    std::chrono::nanoseconds quantile(double share)
    {
        if (m_turns.empty()) return {};
        const auto index = static_cast<std::size_t>(share * static_cast<double>(m_turns.size() - 1));
        std::nth_element(m_turns.begin(), m_turns.begin() + static_cast<std::ptrdiff_t>(index), m_turns.end());
        return m_turns[index];
    }
    /// Of a core, since this was made.
    double share() const
    {
        const std::chrono::duration<double> used = threadTime() - m_begin;
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - m_wallBegin;
        return used / passed;
    }

private:
    std::vector<std::chrono::nanoseconds> m_turns;
    std::chrono::nanoseconds m_begin;
    std::chrono::nanoseconds m_last;
    std::chrono::steady_clock::time_point m_wallBegin;
};

} // namespace ccr::benchmark
