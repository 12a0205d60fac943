#include "logging/pipeline/self_report.h"

#include <cstdio>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr nanoseconds window = 10s;
constexpr int linesPerWindow = 5;

} // namespace

void SelfReport::report(const QString &text)
{
    m_count.fetch_add(1, std::memory_order_relaxed);
    const std::int64_t now = monotonicNow().time_since_epoch().count();
    std::int64_t start = m_windowStart.load(std::memory_order_relaxed);
    if ((start == 0 || now - start > window.count()) && m_windowStart.compare_exchange_strong(start, now, std::memory_order_relaxed))
        m_inWindow.store(0, std::memory_order_relaxed);
    const int line = m_inWindow.fetch_add(1, std::memory_order_relaxed);
    if (line > linesPerWindow) return;
    if (line == linesPerWindow)
        std::fputs("ccr: more problems of the logging follow; they are counted in its health\n", stderr);
    else
        std::fprintf(stderr, "ccr: %s\n", qUtf8Printable(text));
}

} // namespace ccr::logging
