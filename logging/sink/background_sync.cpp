#include "logging/sink/background_sync.h"

#include "logging/base/posix_files.h"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace ccr::logging {

BackgroundSync::BackgroundSync()
{
    m_thread.setMaxThreadCount(1);
}

void BackgroundSync::request(int descriptor, std::uint64_t file)
{
    if (m_waiting && *m_waiting && file == m_lastFile) return;
    // Shared: a std::function must be copyable.
    const auto copy = std::make_shared<Descriptor>(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
    if (!copy->isOpen()) {
        m_error = errno;
        return;
    }
    m_lastFile = file;
    m_waiting = std::make_shared<std::atomic<bool>>(true);
    m_thread.start([this, copy, waiting = m_waiting] {
        *waiting = false;
        const MonotonicTime begin = monotonicNow();
        if (::fdatasync(copy->get()) != 0) m_error = errno;
        const nanoseconds duration = monotonicNow() - begin;
        {
            const std::scoped_lock lock(m_mutex);
            m_durations.add(duration);
        }
        ++m_completed;
    });
}

DurationCounts BackgroundSync::durations() const
{
    const std::scoped_lock lock(m_mutex);
    return m_durations;
}

} // namespace ccr::logging
