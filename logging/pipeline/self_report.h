#pragma once

#include "logging/base/clock.h"

#include <QString>

#include <atomic>

namespace ccr::logging {

/// Where failures inside logging go, so that they never cause records of their own: standard error, at most five lines in ten
/// seconds, and a count. Any thread; never throws, never logs.
class SelfReport
{
public:
    void report(const QString &text);
    std::uint64_t count() const { return m_count.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_count{0};
    std::atomic<std::int64_t> m_windowStart{0};
    std::atomic<int> m_inWindow{0};
};

} // namespace ccr::logging
