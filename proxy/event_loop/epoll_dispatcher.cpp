#include "proxy/event_loop/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QEvent>
#include <QThread>
#include <QTimerEvent>

#include <algorithm>
#include <cerrno>
#include <limits>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace ccr::proxy {

namespace {

constexpr std::size_t eventsPerTurn = 256;

std::uint32_t maskOf(QSocketNotifier::Type type)
{
    switch (type) {
    case QSocketNotifier::Read: return EPOLLIN;
    case QSocketNotifier::Write: return EPOLLOUT;
    case QSocketNotifier::Exception: break;
    }
    return EPOLLPRI;
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent), m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_wakeFd(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_epoll < 0 || m_wakeFd < 0) qFatal("no descriptor is left for an event loop");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = m_wakeFd;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeFd, &event);
}

EpollDispatcher::~EpollDispatcher()
{
    ::close(m_wakeFd);
    ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_thread.store(QThread::currentThreadId(), std::memory_order_relaxed);
    m_interrupted = false;
    Q_EMIT awake();
    // In this order: whatever is posted after the posted events were taken raises the flag again.
    m_woken = false;
    QCoreApplication::sendPostedEvents();

    const bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_interrupted && !m_woken;
    const int limit = mayWait ? waitLimit() : 0;
    if (limit != 0) Q_EMIT aboutToBlock();
    int count = flags.testFlag(QEventLoop::ExcludeSocketNotifiers) ? 0 : activateSockets(limit);
    count += fireTimers();
    return count > 0;
}

int EpollDispatcher::activateSockets(int timeout)
{
    applyChanges();
    std::array<epoll_event, eventsPerTurn> events; // NOLINT(*-member-init): the kernel fills it
    const int ready = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), timeout);
    for (int i = 0; i < ready; ++i) {
        const epoll_event &event = events[static_cast<std::size_t>(i)];
        const int fd = event.data.fd;
        if (fd == m_wakeFd) {
            eventfd_t ignored = 0;
            ::eventfd_read(m_wakeFd, &ignored);
            continue;
        }
        // An error or a hang-up concerns whoever listens, as poll(2) reports it too.
        const bool isBroken = event.events & (EPOLLERR | EPOLLHUP);
        if (isBroken || (event.events & EPOLLIN)) activate(fd, QSocketNotifier::Read);
        if (isBroken || (event.events & EPOLLOUT)) activate(fd, QSocketNotifier::Write);
        if (event.events & EPOLLPRI) activate(fd, QSocketNotifier::Exception);
    }
    return std::max(ready, 0);
}

void EpollDispatcher::activate(int fd, QSocketNotifier::Type type)
{
    // Looked up each time: the one before may have switched this one off, or closed the descriptor.
    QSocketNotifier *notifier = watchOf(fd).notifiers[type];
    if (!notifier) return;
    QEvent event(QEvent::SockAct);
    QCoreApplication::sendEvent(notifier, &event);
}

EpollDispatcher::Watch &EpollDispatcher::watchOf(int fd)
{
    const auto index = static_cast<std::size_t>(fd);
    if (index >= m_watches.size()) m_watches.resize(index + 1);
    return m_watches[index];
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int fd = static_cast<int>(notifier->socket());
    Watch &watch = watchOf(fd);
    watch.notifiers[notifier->type()] = notifier;
    watch.wanted |= maskOf(notifier->type());
    if (!watch.isQueued) m_changed.push_back(fd);
    watch.isQueued = true;
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int fd = static_cast<int>(notifier->socket());
    Watch &watch = watchOf(fd);
    if (watch.notifiers[notifier->type()] != notifier) return;
    watch.notifiers[notifier->type()] = nullptr;
    watch.wanted &= ~maskOf(notifier->type());
    // The last one goes before its descriptor is closed; afterwards the number may already stand for another file.
    if (watch.wanted == 0) return tellKernel(fd);
    if (!watch.isQueued) m_changed.push_back(fd);
    watch.isQueued = true;
}

void EpollDispatcher::applyChanges()
{
    for (const int fd : m_changed) {
        watchOf(fd).isQueued = false;
        tellKernel(fd);
    }
    m_changed.clear();
}

void EpollDispatcher::tellKernel(int fd)
{
    Watch &watch = watchOf(fd);
    if (watch.wanted == watch.registered) return;
    epoll_event event{};
    event.events = watch.wanted;
    event.data.fd = fd;
    const int operation = watch.wanted == 0 ? EPOLL_CTL_DEL : watch.registered == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    if (::epoll_ctl(m_epoll, operation, fd, &event) != 0 && operation != EPOLL_CTL_DEL)
        qWarning("cannot watch descriptor %d: errno %d", fd, errno);
    watch.registered = watch.wanted;
}

int EpollDispatcher::waitLimit() const
{
    Moment next = Moment::max();
    for (const Timer &timer : m_timers)
        if (!timer.isFiring) next = std::min(next, timer.due);
    if (next == Moment::max()) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
}

int EpollDispatcher::fireTimers()
{
    if (m_timers.empty()) return 0;
    const Moment now = std::chrono::steady_clock::now();
    std::vector<int> due;
    for (const Timer &timer : m_timers)
        if (timer.due <= now && !timer.isFiring) due.push_back(timer.id);
    for (const int id : due) {
        Timer *fired = timer(id); // an earlier one may have ended it
        if (!fired) continue;
        fired->due = std::max(fired->due + std::chrono::milliseconds(fired->interval), now);
        fired->isFiring = true; // not again from an event loop inside its own event
        QTimerEvent event(id);
        QCoreApplication::sendEvent(fired->object, &event);
        if (Timer *still = timer(id)) still->isFiring = false;
    }
    return static_cast<int>(due.size());
}

EpollDispatcher::Timer *EpollDispatcher::timer(int id)
{
    const auto found = std::find_if(m_timers.begin(), m_timers.end(), [id](const Timer &timer) { return timer.id == id; });
    return found == m_timers.end() ? nullptr : &*found;
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    m_timers.push_back({timerId, interval, timerType, object, std::chrono::steady_clock::now() + std::chrono::milliseconds(interval)});
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    return std::erase_if(m_timers, [timerId](const Timer &timer) { return timer.id == timerId; }) > 0;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    return std::erase_if(m_timers, [object](const Timer &timer) { return timer.object == object; }) > 0;
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> list;
    for (const Timer &timer : m_timers)
        if (timer.object == object) list.append(TimerInfo(timer.id, static_cast<int>(timer.interval), timer.type));
    return list;
}

int EpollDispatcher::remainingTime(int timerId)
{
    const Timer *found = timer(timerId);
    if (!found) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(found->due - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::max<std::int64_t>(left, 0));
}

void EpollDispatcher::wakeUp()
{
    if (m_woken.exchange(true)) return;
    // The thread itself looks at the flag before it sleeps.
    if (m_thread.load(std::memory_order_relaxed) != QThread::currentThreadId()) ::eventfd_write(m_wakeFd, 1);
}

void EpollDispatcher::interrupt()
{
    m_interrupted = true;
    wakeUp();
}

} // namespace ccr::proxy
