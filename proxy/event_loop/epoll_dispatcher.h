#pragma once

#include <QAbstractEventDispatcher>
#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <vector>

namespace ccr::proxy {

/// Event loop of a thread with many sockets, over Linux's epoll(7). Qt's own dispatchers hand every socket of the thread to
/// poll(2) in each turn and write to an eventfd whenever a socket's write notifier is switched, which QTcpSocket does on each
/// write: with a hundred streams that costs more than the routing. Here a turn costs what is ready, and a notifier that is
/// switched on and off within one turn costs nothing.
///
/// Belongs to the thread it is set on (QThread::setEventDispatcher, before the thread starts); wakeUp() and interrupt() may be
/// called from any thread. Timers are exact to the millisecond, whatever their type.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT
public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    using QAbstractEventDispatcher::registerTimer;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

private:
    using Moment = std::chrono::steady_clock::time_point;

    struct Watch
    {
        std::array<QSocketNotifier *, 3> notifiers{}; ///< by QSocketNotifier::Type
        std::uint32_t wanted = 0;
        std::uint32_t registered = 0; ///< what the kernel was told last
        bool isQueued = false;        ///< in m_changed
    };
    struct Timer
    {
        int id;
        qint64 interval;
        Qt::TimerType type;
        QObject *object;
        Moment due;
        bool isFiring = false;
    };

    Watch &watchOf(int fd);
    void tellKernel(int fd);
    void applyChanges();
    int waitLimit() const;
    int activateSockets(int timeout);
    void activate(int fd, QSocketNotifier::Type type);
    int fireTimers();
    Timer *timer(int id);

    int m_epoll;
    int m_wakeFd;
    std::atomic<Qt::HANDLE> m_thread = nullptr; ///< known from the first turn on
    std::atomic<bool> m_woken = false;
    std::atomic<bool> m_interrupted = false;
    std::vector<Watch> m_watches; ///< by descriptor
    std::vector<int> m_changed;
    std::vector<Timer> m_timers;
};

} // namespace ccr::proxy
