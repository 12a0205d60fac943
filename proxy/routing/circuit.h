#pragma once

#include "logging/base/clock.h"

#include <deque>

namespace ccr::proxy {

/// Keeps away from something that fails: after three failures within a minute it is left alone for half a minute.
class Circuit
{
public:
    static constexpr std::size_t failuresToOpen = 3;
    static constexpr std::chrono::seconds within{60};
    static constexpr std::chrono::seconds openFor{30};

    void succeeded() { m_failures.clear(); }
    /// True when this failure opened it.
    bool failed(MonotonicTime now);
    bool isOpen(MonotonicTime now) const { return now < m_openUntil; }
    /// How long it stays open; zero when it is not.
    std::chrono::seconds remaining(MonotonicTime now) const;

private:
    std::deque<MonotonicTime> m_failures;
    MonotonicTime m_openUntil{};
};

} // namespace ccr::proxy
