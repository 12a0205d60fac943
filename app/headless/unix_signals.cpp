#include "app/headless/unix_signals.h"

#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace ccr::app {

namespace {

// A signal handler may do little more than write(2) (signal-safety(7)); the other end of the pipe is an ordinary event.
std::atomic<int> writeEnd = -1;
static_assert(std::atomic<int>::is_always_lock_free); // what makes it fit for a handler

void handle(int signal)
{
    const int savedErrno = errno;
    const char byte = static_cast<char>(signal);
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, 1);
    errno = savedErrno;
}

} // namespace

UnixSignals::UnixSignals(QObject *parent) : QObject(parent)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return;
    m_readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = new QSocketNotifier(m_readEnd, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &UnixSignals::readPending);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGUSR1}) std::signal(signal, handle);
    std::signal(SIGPIPE, SIG_IGN);
}

UnixSignals::~UnixSignals()
{
    if (m_readEnd < 0) return;
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGUSR1}) std::signal(signal, SIG_DFL);
    ::close(m_readEnd);
    ::close(writeEnd.exchange(-1));
}

void UnixSignals::readPending()
{
    char byte = 0;
    while (::read(m_readEnd, &byte, 1) == 1) {
        if (byte == SIGHUP)
            Q_EMIT reloadRequested();
        else if (byte == SIGUSR1)
            Q_EMIT rotationRequested();
        else
            Q_EMIT terminateRequested();
    }
}

} // namespace ccr::app
