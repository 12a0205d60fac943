#include "logging/sink/sink_thread.h"

#include "logging/sink/loss_record.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr auto hangsAfter = 2s; ///< in one call of the sink
constexpr auto goodbye = 2s;
constexpr std::size_t bytesUntilWoken = 64UL * 1024; ///< so many are not kept until the batch has ended

} // namespace

struct SinkThread::Shared
{
    struct Entry
    {
        std::shared_ptr<Client> client;
        std::size_t begin = 0; ///< in the bytes of its batch
        std::size_t size = 0;
        std::uint64_t seq = 0;
        std::int64_t pid = 0;
        bool isOwn = false; ///< a line of ours
    };
    struct Batch
    {
        std::vector<std::byte> bytes;
        std::vector<Entry> entries;
        std::vector<std::shared_ptr<Client>> clients;
        bool mustReopen = false;

        void clear()
        {
            bytes.clear();
            entries.clear();
            clients.clear();
            mustReopen = false;
        }
    };

    std::size_t bytes() const { return waiting.bytes.size() + bytesInHand; }
    bool hasNews() const { return !waiting.entries.empty() || waiting.mustReopen || mustLook || isEnding; }
    /// How long the sink has been in one call, when that is too long.
    std::optional<nanoseconds> hang() const
    {
        const std::int64_t since = calledAt.load(std::memory_order_relaxed);
        if (since == 0) return std::nullopt;
        const nanoseconds duration = monotonicNow().time_since_epoch() - nanoseconds(since);
        return duration > hangsAfter ? std::optional(duration) : std::nullopt;
    }
    void beat() { calledAt.store(monotonicNow().time_since_epoch().count(), std::memory_order_relaxed); }

    void run();
    std::optional<MonotonicTime> handOver(const Batch &batch);

    mutable std::mutex mutex;
    std::condition_variable news;
    mutable std::condition_variable progress;
    Batch waiting;
    std::size_t bytesInHand = 0; ///< of the batch that the thread has
    std::uint64_t accepted = 0;  ///< entries
    std::uint64_t done = 0;
    bool isBusy = false;
    bool isWoken = false;
    bool mustLook = false;
    bool isEnding = false;
    bool hasEnded = false;
    std::atomic<bool> isAbandoned{false};
    std::atomic<std::int64_t> calledAt{0}; ///< 0: the sink is not being called
    std::vector<std::shared_ptr<Client>> clients;
};

void SinkThread::Shared::run()
{
    Batch batch;
    std::optional<MonotonicTime> nextFlush;
    std::unique_lock lock(mutex);
    for (;;) {
        const auto isWanted = [this] { return hasNews(); };
        if (nextFlush)
            news.wait_until(lock, *nextFlush, isWanted);
        else
            news.wait(lock, isWanted);
        if (isAbandoned || (isEnding && waiting.entries.empty())) break;
        std::swap(batch, waiting);
        batch.clients = clients;
        std::erase_if(clients, [](const auto &client) { return client->m_hasLeft; }); // this is their last batch
        bytesInHand = batch.bytes.size();
        isWoken = mustLook = false;
        isBusy = true;
        lock.unlock();
        nextFlush = handOver(batch);
        lock.lock();
        isBusy = false;
        done += batch.entries.size();
        bytesInHand = 0;
        batch.clear();
        progress.notify_all();
    }
    clients.clear();
    waiting.clear();
    hasEnded = true;
    progress.notify_all();
}

/// When the sink wants to be flushed although nothing may come.
std::optional<MonotonicTime> SinkThread::Shared::handOver(const Batch &batch)
{
    RecordDecoder decoder;
    for (const Entry &entry : batch.entries) {
        if (isAbandoned) break;
        beat();
        const RecordView *const decoded = decoder.decode(std::span(batch.bytes).subspan(entry.begin, entry.size));
        if (!decoded) continue;
        RecordView record = *decoded;
        record.seq = entry.seq;
        record.pid = entry.pid;
        entry.client->m_sink.write(record);
        if (!entry.isOwn) continue;
        const std::scoped_lock lock(mutex);
        ++entry.client->m_ownLines;
    }
    std::optional<MonotonicTime> next;
    for (const std::shared_ptr<Client> &client : batch.clients) {
        if (isAbandoned) break;
        beat();
        if (batch.mustReopen) client->m_sink.reopen();
        client->m_sink.flush();
        if (const std::optional<milliseconds> wanted = client->m_sink.nextFlush()) {
            const MonotonicTime time = monotonicNow() + *wanted;
            next = std::min(next.value_or(time), time);
        }
        QString problem = client->m_sink.problem();
        SinkCounts counts = client->m_sink.counts();
        const std::scoped_lock lock(mutex);
        client->m_problem = std::move(problem);
        client->m_counts = std::move(counts);
    }
    calledAt.store(0, std::memory_order_relaxed);
    return next;
}

SinkThread::SinkThread(std::shared_ptr<Sink> inner)
    : m_inner(std::move(inner)), m_shared(std::make_shared<Shared>()), m_thread([shared = m_shared] { shared->run(); })
{
}

SinkThread::~SinkThread()
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->isEnding = true;
    m_shared->news.notify_one();
    const auto hasEnded = [this] { return m_shared->hasEnded; };
    const bool isPatient = !m_shared->isAbandoned && !m_shared->hang();
    const bool isOver = m_shared->progress.wait_for(lock, isPatient ? goodbye : 0s, hasEnded);
    if (!isOver) m_shared->isAbandoned = true;
    lock.unlock();
    if (isOver)
        m_thread.join();
    else
        m_thread.detach();
}

std::shared_ptr<SinkThread::Client> SinkThread::join(const QString &streamName)
{
    auto client = std::make_shared<Client>(streamName, m_inner);
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->clients.push_back(client);
    return client;
}

void SinkThread::leave(Client &client)
{
    const std::scoped_lock lock(m_shared->mutex);
    client.m_hasLeft = true;
    m_shared->mustLook = true;
    m_shared->news.notify_one();
}

bool SinkThread::isIdle() const
{
    const std::scoped_lock lock(m_shared->mutex);
    return m_shared->clients.empty() && !m_shared->isBusy && m_shared->done == m_shared->accepted;
}

void SinkThread::write(const std::shared_ptr<Client> &client, const RecordView &record, bool waits)
{
    const std::size_t size = encodedSize(record);
    const std::size_t limit = record.severity >= Severity::Warn ? capacity : capacity / 10 * 9;
    const auto hasRoom = [this, size, limit] { return m_shared->bytes() == 0 || m_shared->bytes() + size <= limit; };
    std::unique_lock lock(m_shared->mutex);
    if (waits && !hasRoom() && !m_shared->hang()) {
        m_shared->news.notify_one();
        while (!hasRoom() && !m_shared->hang()) m_shared->progress.wait_for(lock, 100ms);
    }
    if (!hasRoom()) {
        if (sumOf(client->m_unannounced) == 0) client->m_firstLoss = wallNow();
        ++client->m_lost[levelIndex(record.severity)];
        ++client->m_unannounced[levelIndex(record.severity)];
        return;
    }
    announceLoss(client);
    append(client, record, size);
    if (m_shared->waiting.bytes.size() >= bytesUntilWoken && !std::exchange(m_shared->isWoken, true)) m_shared->news.notify_one();
}

/// With the mutex held. Once the queue is half empty again, the stream's reader is told what is missing at this place.
void SinkThread::announceLoss(const std::shared_ptr<Client> &client)
{
    if (sumOf(client->m_unannounced) == 0 || m_shared->bytes() > capacity / 2) return;
    const LogRecord notice = streamLossRecord(std::exchange(client->m_unannounced, {}), client->m_firstLoss);
    const BorrowedRecord record(notice);
    append(client, record, encodedSize(record));
    m_shared->waiting.entries.back().isOwn = true;
}

/// With the mutex held.
void SinkThread::append(const std::shared_ptr<Client> &client, const RecordView &record, std::size_t size)
{
    std::vector<std::byte> &bytes = m_shared->waiting.bytes;
    const std::size_t begin = bytes.size();
    bytes.resize(begin + size);
    encode(bytes.data() + begin, record);
    m_shared->waiting.entries.push_back({.client = client, .begin = begin, .size = size, .seq = record.seq, .pid = record.pid});
    ++m_shared->accepted;
}

void SinkThread::flush(const std::shared_ptr<Client> &client)
{
    const std::scoped_lock lock(m_shared->mutex);
    announceLoss(client);
    if (!m_shared->waiting.entries.empty()) m_shared->news.notify_one();
}

void SinkThread::reopen()
{
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->waiting.mustReopen = true;
    m_shared->news.notify_one();
}

QString SinkThread::problem(const Client &client)
{
    if (const auto duration = m_shared->hang())
        return u"stream %1: its sink has not come back for %2 s"_s.arg(client.m_streamName).arg(*duration / 1s);
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->mustLook = true;
    m_shared->news.notify_one();
    return client.m_problem;
}

SinkCounts SinkThread::counts(const Client &client) const
{
    const std::scoped_lock lock(m_shared->mutex);
    SinkCounts counts = client.m_counts;
    counts.records -= std::min(counts.records, client.m_ownLines);
    counts.lose("queue_full", client.m_lost);
    return counts;
}

bool SinkThread::waitUntilWritten(MonotonicTime deadline) const
{
    if (std::this_thread::get_id() == m_thread.get_id()) return true;
    std::unique_lock lock(m_shared->mutex);
    const std::uint64_t wanted = m_shared->accepted;
    const auto isOver = [this, wanted] { return m_shared->done >= wanted || m_shared->hasEnded; };
    m_shared->news.notify_one();
    return m_shared->progress.wait_until(lock, deadline, isOver) && m_shared->done >= wanted;
}

std::uint64_t SinkThread::waiting() const
{
    const std::scoped_lock lock(m_shared->mutex);
    return m_shared->accepted - m_shared->done;
}

void SinkThread::abandon()
{
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->isAbandoned = m_shared->isEnding = true;
    m_shared->news.notify_one();
}

} // namespace ccr::logging
