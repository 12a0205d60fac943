#pragma once

#include "logging/api/snapshots.h"

#include <QThreadPool>

#include <atomic>
#include <memory>
#include <mutex>

namespace ccr::logging {

/// Brings what was written to files onto the disk, in a thread of its own: an fdatasync(2) may take seconds. Used by one
/// thread.
class BackgroundSync
{
public:
    BackgroundSync();
    ~BackgroundSync() { wait(); }
    Q_DISABLE_COPY_MOVE(BackgroundSync)

    /// Everything written to this file so far, soon. The descriptor may be closed at once. `file`: its inode; requests that come
    /// while the same file waits cost nothing more.
    void request(int descriptor, std::uint64_t file);
    void wait() { m_thread.waitForDone(); }
    /// errno of a sync that failed since the last question; 0: none did.
    int takeError() { return m_error.exchange(0); }
    std::uint64_t completed() const { return m_completed; }
    /// How long they took.
    DurationCounts durations() const;

private:
    std::uint64_t m_lastFile = 0;
    std::shared_ptr<std::atomic<bool>> m_waiting; ///< of the last request: not begun; shared with it
    std::atomic<int> m_error{0};
    std::atomic<std::uint64_t> m_completed{0};
    mutable std::mutex m_mutex; ///< for the next: filled once a sync, which takes much longer
    DurationCounts m_durations;
    QThreadPool m_thread;
};

} // namespace ccr::logging
