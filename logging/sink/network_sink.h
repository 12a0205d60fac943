#pragma once

#include "logging/delivery/outbox.h"
#include "logging/sink/output_thread.h"
#include "logging/sink/sink.h"
#include "logging/sink/write_journal.h"

namespace ccr::logging {

class BatchDelivery;
class DeliveryThread;

/// Renders records in the log thread and leaves them to the delivery thread, which brings them to a collector in batches. Never
/// waits for anybody: a spool is written in a thread of its own. With a spool, what is written survives the program. Destroying it lets
/// the delivery finish what was written.
class NetworkSink final : public Sink
{
public:
    /// `thread` outlives the sink. `journal` may be null; shared with the pipeline, which reads how far the spool has come.
    NetworkSink(const StreamConfig &stream, const ServiceIdentity &identity, DeliveryThread &thread,
                std::shared_ptr<WriteJournal> journal = nullptr);
    ~NetworkSink() override;
    NetworkSink(const NetworkSink &) = delete;
    NetworkSink &operator=(const NetworkSink &) = delete;

    void write(const RecordView &record) override;
    void flush() override;
    void finish() override;
    std::optional<milliseconds> nextFlush() const override;
    Phrase problem() const override;
    SinkCounts counts() const override;
    std::shared_ptr<OutputQueue> queue() const override { return m_spoolThread; }
    nanoseconds busyFor() const override { return m_spoolThread ? m_spoolThread->busyFor() : nanoseconds{}; }
    DeliveryStatistics statistics() const { return m_outbox->statistics(); } ///< any thread

private:
    /// How the other threads reach the delivery, which may end before them.
    struct Link
    {
        std::mutex mutex;
        DeliveryThread *thread = nullptr;  ///< null: it has ended
        BatchDelivery *delivery = nullptr; ///< lives in the delivery thread; only posted to
        DurationCounts writes;             ///< of putting a batch into the outbox
        void put(Outbox &outbox, std::vector<MemoryQueue::Entry> &&entries, WriteJournal *journal);
        void announce(Outbox &outbox);
    };
    void handOver();
    void noticeLoss();

    const QString m_name;
    const std::shared_ptr<WriteJournal> m_journal;
    const std::shared_ptr<const RecordPayload> m_payload;
    const std::shared_ptr<Outbox> m_outbox;
    const std::shared_ptr<Link> m_link;                ///< shared with the tasks of the thread
    const std::shared_ptr<OutputThread> m_spoolThread; ///< null without a spool; shared with whoever waits for it
    std::vector<MemoryQueue::Entry> m_pending;
    std::size_t m_pendingBytes = 0;
    std::uint64_t m_seenLoss = 0;
    std::uint64_t m_deliveredAtLoss = 0;
    std::uint64_t m_announcedLoss = 0;
};

} // namespace ccr::logging
