#include "app/headless/spare_heap.h"

#include <cstdlib> // says whether the C library is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto interval = 30s;
constexpr std::uint64_t crowd = 1000; ///< records; fewer leave nothing behind that is worth the time

} // namespace

void returnLargeBlocks()
{
#ifdef __GLIBC__
    ::mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
    ::mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024);
#endif
}

void returnFreeBlocks()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

SpareHeap::SpareHeap(const logging::LoggingControl &logging, QObject *parent) : QObject(parent), m_logging(logging), m_timer(this)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &SpareHeap::look);
    m_timer.start();
}

void SpareHeap::look()
{
    const logging::LoggingHealth health = m_logging.health();
    if (health.activeRequests > 0 || health.accepted - m_returnedAt < crowd) return;
    m_returnedAt = health.accepted;
    returnFreeBlocks();
}

} // namespace ccr::app
