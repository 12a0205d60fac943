#pragma once

#include "logging/sink/output_queue.h"

#include <QtGlobal>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

namespace ccr::logging {

/// A thread of its own for the part of one output that may have to wait for somebody, behind a queue: however long it takes, the log
/// thread and the other outputs do not feel it. Called by the log thread, unless said otherwise.
class OutputThread final : public OutputQueue
{
public:
    using Task = std::function<void()>;
    /// In how long it wants to be called again although no task may come.
    using Upkeep = std::function<std::optional<milliseconds>()>;

    static constexpr nanoseconds hangsAfter = std::chrono::seconds(2); ///< without progress

    /// `upkeep` is called in the thread when the tasks there were are done, and when its time has come; may be empty.
    explicit OutputThread(Upkeep upkeep = {});
    /// end() with little patience.
    ~OutputThread() override;
    Q_DISABLE_COPY_MOVE(OutputThread)

    struct Load
    {
        std::size_t bytes = 0;
        std::uint64_t records = 0;
    };
    /// Tasks are done in their order. What a task needs it shares with the thread: it may run, or be thrown away, when the rest of the
    /// output has long gone.
    void post(Task task, Load load);
    void post(Task task) { post(std::move(task), {}); }
    /// Posts, and waits until it and the upkeep behind it are done. False: it is not done in that time, and may be later.
    bool run(Task task, nanoseconds patience);
    /// Bytes of the tasks that are not done. Any thread.
    std::size_t bytes() const;
    /// Waits until no more than `limit` bytes wait, or there is no progress for too long: false.
    bool waitForRoom(std::size_t limit);
    /// Nothing waits and nothing is being done.
    bool isIdle() const;
    /// How long the thread has been in one piece of work; zero: it is in none. Any thread.
    nanoseconds busyFor() const;
    bool hangs() const { return busyFor() > hangsAfter; }
    /// To be called by tasks in the thread: something was done, and what comes now counts from now on. False: the rest was given up.
    std::function<bool()> progress() const;

    /// The tasks are done as long as that takes no longer than `patience` and does not hang; afterwards the thread ends. One that does not
    /// come back is left to itself, with what it has in hand. The records that were given up.
    std::uint64_t end(nanoseconds patience);

    bool waitUntilWritten(MonotonicTime deadline) const override;
    std::uint64_t waiting() const override;
    void abandon() override;

private:
    struct Shared;

    const std::shared_ptr<Shared> m_shared; ///< with the thread, which may outlive this
    std::thread m_thread;
};

} // namespace ccr::logging
