#pragma once

#include "logging/api/record_codec.h"
#include "logging/sink/contained_sink.h"
#include "logging/sink/output_thread.h"
#include "logging/sink/queue_account.h"

#include <mutex>
#include <vector>

namespace ccr::logging {

/// A thread of its own for one sink that somebody else wrote, behind a bounded queue: however long the sink takes, the log thread
/// and the other streams do not feel it. The streams that give their records to the same sink share its thread, so that it is
/// used by one thread and gets them in their order. Called by the log thread, unless said otherwise.
class SinkThread final : public OutputQueue
{
public:
    static constexpr std::size_t capacity = 4UL * 1024 * 1024; ///< bytes of the records that wait

    /// What one stream has in the queue of its sink.
    class Client
    {
    public:
        Client(const QString &streamName, std::shared_ptr<Sink> inner) : m_streamName(streamName), m_sink(streamName, std::move(inner)) {}

    private:
        friend class SinkThread;
        const QString m_streamName;
        ContainedSink m_sink;         ///< of the thread
        std::uint64_t m_ownLines = 0; ///< of the thread: written, and none of the records that the stream was given

        QueueAccount m_account{capacity}; ///< of the log thread

        mutable std::mutex m_mutex; ///< of what the thread last saw
        Phrase m_problem;
        SinkCounts m_counts;
    };

    explicit SinkThread(std::shared_ptr<Sink> inner);
    Q_DISABLE_COPY_MOVE(SinkThread)

    bool serves(const std::shared_ptr<Sink> &inner) const { return m_inner == inner; }
    std::shared_ptr<Client> join(const QString &streamName);
    /// What it has queued goes out all the same.
    void leave(const std::shared_ptr<Client> &client);
    /// No stream gives it records any more, and all are out.
    bool isIdle() const { return m_joined == 0 && m_thread.isIdle(); }

    /// Queues a copy. Without room the record is lost and counted; a tenth is kept for warn and above. `waits`: rather waits for
    /// room, as long as the sink does not hang.
    void write(const std::shared_ptr<Client> &client, const RecordView &record, bool waits);
    /// A batch has ended.
    void flush(const std::shared_ptr<Client> &client);
    void reopen();
    /// Why records do not arrive, a sink that hangs included; empty when all is well. As the thread last saw it, which it is asked to do
    /// again.
    Phrase problem(const Client &client);
    SinkCounts counts(const Client &client) const;

    bool waitUntilWritten(MonotonicTime deadline) const override { return m_thread.waitUntilWritten(deadline); }
    std::uint64_t waiting() const override { return m_thread.waiting(); }
    void abandon() override { m_thread.abandon(); }

private:
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
        void handOver(const std::function<bool()> &progress) const;
    };
    using Clients = std::vector<std::shared_ptr<Client>>;

    static std::optional<milliseconds> flushClients(const Clients &clients);
    bool makeRoom(std::size_t limit, std::size_t size, bool waits);
    std::size_t waitingBytes() const { return m_thread.bytes() + m_batch.bytes.size(); }
    void announceLoss(const std::shared_ptr<Client> &client);
    Entry &append(const std::shared_ptr<Client> &client, const RecordView &record, std::size_t size);
    void post();

    const std::shared_ptr<Sink> m_inner;
    const std::shared_ptr<Clients> m_clients = std::make_shared<Clients>(); ///< of the thread, which may outlive this
    int m_joined = 0;
    Batch m_batch;
    OutputThread m_thread;
};

} // namespace ccr::logging
