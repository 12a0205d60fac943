#pragma once

#include "logging/api/log.h"
#include "logging/api/metrics_snapshot.h"

#include <QElapsedTimer>
#include <QTimer>

namespace ccr::app {

/// Measures how late the event loop of the window's thread comes to what is due, and reports the latest it was within each
/// second. A turn that took longer than slowTurn is logged: somebody waited in front of a window that did not answer.
class EventLoopWatch final : public QObject
{
    Q_OBJECT
public:
    static constexpr milliseconds slowTurn{100};

    /// Both outlive it.
    EventLoopWatch(logging::MetricsSource &metrics, logging::Log log, QObject *parent = nullptr);
    ~EventLoopWatch() override;

private:
    void tick();

    logging::MetricsSource &m_metrics;
    logging::Log m_log;
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    nanoseconds m_worst{};
    int m_ticks = 0;
};

} // namespace ccr::app
