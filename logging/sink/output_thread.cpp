#include "logging/sink/output_thread.h"

#include <condition_variable>
#include <mutex>
#include <vector>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr auto goodbye = 2s;
constexpr auto hangCheck = 100ms;

} // namespace

struct OutputThread::Shared
{
    struct Entry
    {
        Task task;
        Load load;
    };

    void run();
    void perform(std::vector<Entry> &entries);
    void beat() { calledAt.store(monotonicNow().time_since_epoch().count(), std::memory_order_relaxed); }

    Upkeep upkeep; ///< of the thread
    mutable std::mutex mutex;
    std::condition_variable news;
    mutable std::condition_variable progress;
    std::vector<Entry> waiting;
    std::atomic<std::size_t> bytes{0}; ///< changed with the mutex held
    std::uint64_t records = 0;         ///< of the tasks that are not done
    std::uint64_t accepted = 0;        ///< tasks
    std::uint64_t done = 0;            ///< with the upkeep behind them
    bool isBusy = false;
    bool isEnding = false;
    bool hasEnded = false;
    std::thread::id thread;
    std::atomic<bool> isAbandoned{false};
    std::atomic<std::int64_t> calledAt{0}; ///< 0: nothing is being done
};

void OutputThread::Shared::run()
{
    std::vector<Entry> entries;
    MonotonicTime next = MonotonicTime::max();
    std::unique_lock lock(mutex);
    for (;;) {
        news.wait_until(lock, next, [this] { return !waiting.empty() || isEnding; });
        if (isAbandoned || (isEnding && waiting.empty())) break;
        entries.swap(waiting);
        isBusy = true;
        lock.unlock();
        perform(entries);
        const std::size_t performed = entries.size();
        entries.clear();
        beat();
        const std::optional<milliseconds> wanted = upkeep && !isAbandoned ? upkeep() : std::nullopt;
        next = wanted ? monotonicNow() + *wanted : MonotonicTime::max();
        calledAt.store(0, std::memory_order_relaxed);
        lock.lock();
        isBusy = false;
        done += performed;
        progress.notify_all();
    }
    entries.swap(waiting);
    lock.unlock();
    entries.clear();
    upkeep = {}; // what it shares ends in this thread
    lock.lock();
    hasEnded = true;
    progress.notify_all();
}

void OutputThread::Shared::perform(std::vector<Entry> &entries)
{
    for (Entry &entry : entries) {
        if (isAbandoned) return;
        beat();
        entry.task();
        entry.task = {};
        const std::scoped_lock lock(mutex);
        bytes -= entry.load.bytes;
        records -= entry.load.records;
        progress.notify_all();
    }
}

OutputThread::OutputThread(Upkeep upkeep) : m_shared(std::make_shared<Shared>())
{
    m_shared->upkeep = std::move(upkeep);
    m_thread = std::thread([shared = m_shared] { shared->run(); });
    m_shared->thread = m_thread.get_id();
}

OutputThread::~OutputThread()
{
    end(goodbye);
}

void OutputThread::post(Task task, Load load)
{
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->waiting.push_back({std::move(task), load});
    m_shared->bytes += load.bytes;
    m_shared->records += load.records;
    ++m_shared->accepted;
    m_shared->news.notify_one();
}

bool OutputThread::run(Task task, nanoseconds patience)
{
    post(std::move(task));
    return waitUntilWritten(monotonicNow() + patience);
}

std::size_t OutputThread::bytes() const
{
    return m_shared->bytes.load(std::memory_order_relaxed);
}

bool OutputThread::waitForRoom(std::size_t limit)
{
    std::unique_lock lock(m_shared->mutex);
    while (m_shared->bytes > limit && !hangs()) m_shared->progress.wait_for(lock, hangCheck);
    return m_shared->bytes <= limit;
}

bool OutputThread::isIdle() const
{
    const std::scoped_lock lock(m_shared->mutex);
    return m_shared->waiting.empty() && !m_shared->isBusy;
}

nanoseconds OutputThread::busyFor() const
{
    const std::int64_t since = m_shared->calledAt.load(std::memory_order_relaxed);
    return since == 0 ? 0ns : monotonicNow().time_since_epoch() - nanoseconds(since);
}

std::function<bool()> OutputThread::progress() const
{
    return [weak = std::weak_ptr(m_shared)] {
        const std::shared_ptr<Shared> shared = weak.lock();
        if (!shared || shared->isAbandoned) return false;
        shared->beat();
        return true;
    };
}

std::uint64_t OutputThread::end(nanoseconds patience)
{
    if (!m_thread.joinable()) return 0;
    std::unique_lock lock(m_shared->mutex);
    m_shared->isEnding = true;
    m_shared->news.notify_one();
    const MonotonicTime deadline = monotonicNow() + patience;
    while (!m_shared->hasEnded && !m_shared->isAbandoned && !hangs() && monotonicNow() < deadline)
        m_shared->progress.wait_for(lock, hangCheck);
    const bool isOver = m_shared->hasEnded;
    const std::uint64_t lost = m_shared->records;
    if (!isOver) m_shared->isAbandoned = true;
    lock.unlock();
    if (isOver)
        m_thread.join();
    else
        m_thread.detach();
    return lost;
}

bool OutputThread::waitUntilWritten(MonotonicTime deadline) const
{
    if (std::this_thread::get_id() == m_shared->thread) return true;
    std::unique_lock lock(m_shared->mutex);
    const std::uint64_t wanted = m_shared->accepted;
    const auto isOver = [this, wanted] { return m_shared->done >= wanted || m_shared->hasEnded || m_shared->isAbandoned; };
    return m_shared->progress.wait_until(lock, deadline, isOver) && m_shared->done >= wanted;
}

std::uint64_t OutputThread::waiting() const
{
    const std::scoped_lock lock(m_shared->mutex);
    return m_shared->records;
}

void OutputThread::abandon()
{
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->isAbandoned = m_shared->isEnding = true;
    m_shared->news.notify_one();
    m_shared->progress.notify_all();
}

} // namespace ccr::logging
