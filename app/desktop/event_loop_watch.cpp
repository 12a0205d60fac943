#include "app/desktop/event_loop_watch.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto interval = 250ms; ///< four wake-ups a second cost nothing that can be measured
constexpr int ticksPerReport = 4;

} // namespace

EventLoopWatch::EventLoopWatch(logging::MetricsSource &metrics, logging::Log log, QObject *parent)
    : QObject(parent), m_metrics(metrics), m_log(std::move(log))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &EventLoopWatch::tick);
    m_sinceTick.start();
    m_timer.start();
}

EventLoopWatch::~EventLoopWatch()
{
    m_metrics.reportEventLoopLag(std::nullopt);
}

void EventLoopWatch::tick()
{
    const auto late = std::max(nanoseconds(0), nanoseconds(m_sinceTick.nsecsElapsed()) - nanoseconds(interval));
    m_sinceTick.restart();
    m_worst = std::max(m_worst, late);
    if (late > slowTurn)
        m_log.warn("the window did not answer for a moment",
                   {{"ms", std::int64_t(std::chrono::duration_cast<milliseconds>(late).count())}});
    if (++m_ticks < ticksPerReport) return;
    m_metrics.reportEventLoopLag(std::exchange(m_worst, nanoseconds(0)));
    m_ticks = 0;
}

} // namespace ccr::app
