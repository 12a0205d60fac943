#pragma once

#include "logging/sink/file_output.h"
#include "logging/sink/output_thread.h"
#include "logging/sink/queue_account.h"

#include <mutex>

namespace ccr::logging {

/// Renders records in the log thread, and leaves them to a FileOutput in a thread of its own: a file system that is slow or hangs holds
/// up this stream alone. What waits for it is bounded; the rest is lost, counted by level, and announced in the file, unless the sink is
/// to wait for room.
class FileSink final : public Sink
{
public:
    static constexpr std::size_t capacity = 8UL * 1024 * 1024; ///< bytes of the lines that wait for the thread

    /// `waits`: rather waits for room, as long as the thread does not hang; outlives the sink.
    FileSink(const StreamConfig &stream, const ServiceIdentity &identity, FileSinkServices services, const bool &waits);
    ~FileSink() override;

    void write(const RecordView &record) override;
    void flush() override;
    void flushNow() override;
    void finish() override;
    std::optional<milliseconds> nextFlush() const override;
    void reopen() override;
    Result<QString> rotateNow() override;
    Phrase problem() const override;
    Phrase notice() const override;
    SinkCounts counts() const override;
    QString path() const override;
    std::shared_ptr<OutputQueue> queue() const override { return m_thread; }
    nanoseconds busyFor() const override { return m_thread->busyFor(); }

private:
    struct Status
    {
        Phrase problem;
        Phrase notice;
        QString path;
        SinkCounts counts;
        bool isEmpty = true;       ///< the output has written what it was given
        MonotonicTime nextFlush{}; ///< when it will write what waits; only meant while it is not empty
    };
    /// Shared with the thread.
    struct Output
    {
        std::unique_ptr<FileOutput> file; ///< of the thread
        mutable std::mutex mutex;
        Status status; ///< as the thread last saw it
        void publish();
    };

    bool makeRoom(Severity severity);
    std::size_t waitingBytes() const { return m_thread->bytes() + m_batch.bytes(); }
    void announceLoss();
    void handOver();
    bool isAllOut() const;
    Status status() const;
    Phrase hang() const;

    const std::string m_name;
    const std::shared_ptr<WriteJournal> m_journal;
    const std::unique_ptr<RecordFormat> m_format;
    const bool &m_waits;
    const std::shared_ptr<Output> m_output;
    const std::shared_ptr<OutputThread> m_thread; ///< shared with whoever waits until everything is written
    PendingRecords m_batch;
    bool m_isUrgent = false; ///< a record of level error or above is in the batch
    bool m_isFinished = false;
    QueueAccount m_account{capacity};
    SinkCounts m_givenUp; ///< what the thread had not done at the end
};

} // namespace ccr::logging
