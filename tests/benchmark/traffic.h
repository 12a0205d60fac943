#pragma once

#include "logging/api/log.h"
#include "logging/api/recent_traffic.h"

#include <QString>

#include <atomic>
#include <thread>

namespace ccr::benchmark {

/// Fills the history of a new folder with `count` requests of the last 55 minutes.
void fillHistory(const QString &path, int count);

/// Fifty requests that stream forty events a second each, another one when one has ended, and two thousand log lines a second,
/// reported as the proxy reports them. Two threads; ends with the object.
class Traffic
{
public:
    Traffic(logging::LogTarget &target, logging::RecentTraffic *recent);
    ~Traffic();
    Traffic(const Traffic &) = delete;
    Traffic &operator=(const Traffic &) = delete;

private:
    void stream();
    void log();

    logging::LogTarget &m_target;
    logging::RecentTraffic *m_recent;
    std::atomic<bool> m_isEnding{false};
    std::thread m_streams;
    std::thread m_lines;
};

} // namespace ccr::benchmark
