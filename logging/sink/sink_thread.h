#pragma once

#include "logging/api/record_codec.h"
#include "logging/sink/contained_sink.h"
#include "logging/sink/output_queue.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace ccr::logging {

/// A thread of its own for one sink that somebody else wrote, behind a bounded queue: however long the sink takes, the log thread
/// and the other streams do not feel it. The streams that give their records to the same sink share its thread, so that it is
/// used by one thread and gets them in their order. Called by the log thread, unless said otherwise.
class SinkThread final : public OutputQueue
{
    struct Shared;

public:
    static constexpr std::size_t capacity = 4UL * 1024 * 1024; ///< bytes of the records that wait

    /// What one stream has in the queue of its sink.
    class Client
    {
    public:
        Client(const QString &streamName, std::shared_ptr<Sink> inner) : m_streamName(streamName), m_sink(streamName, std::move(inner)) {}

    private:
        friend class SinkThread;
        friend struct Shared;
        const QString m_streamName;
        ContainedSink m_sink; ///< of the thread

        // Under the mutex of the queue.
        QString m_problem;
        SinkCounts m_counts;
        LostByLevel m_lost{};        ///< that found no room
        LostByLevel m_unannounced{}; ///< of these
        WallTime m_firstLoss;
        std::uint64_t m_ownLines = 0; ///< written, and none of the records that the stream was given
        bool m_hasLeft = false;
    };

    explicit SinkThread(std::shared_ptr<Sink> inner);
    /// Waits a moment for what the sink still has to take. A thread that hangs in it is left to itself, and takes no more.
    ~SinkThread() override;
    Q_DISABLE_COPY_MOVE(SinkThread)

    bool serves(const std::shared_ptr<Sink> &inner) const { return m_inner == inner; }
    std::shared_ptr<Client> join(const QString &streamName);
    /// What it has queued goes out all the same.
    void leave(Client &client);
    /// No stream gives it records any more, and all are out.
    bool isIdle() const;

    /// Queues a copy. Without room the record is lost and counted; a tenth is kept for warn and above. `waits`: rather waits for
    /// room, as long as the sink does not hang.
    void write(const std::shared_ptr<Client> &client, const RecordView &record, bool waits);
    /// A batch has ended.
    void flush(const std::shared_ptr<Client> &client);
    void reopen();
    /// Why records do not arrive, a sink that hangs included; empty when all is well. As the thread last saw it, which it is asked to do
    /// again.
    QString problem(const Client &client);
    SinkCounts counts(const Client &client) const;

    bool waitUntilWritten(MonotonicTime deadline) const override;
    std::uint64_t waiting() const override;
    void abandon() override;

private:
    void announceLoss(const std::shared_ptr<Client> &client);
    void append(const std::shared_ptr<Client> &client, const RecordView &record, std::size_t size);

    const std::shared_ptr<Sink> m_inner;
    const std::shared_ptr<Shared> m_shared; ///< with the thread, which may outlive this
    std::thread m_thread;
};

} // namespace ccr::logging
