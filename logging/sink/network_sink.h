#pragma once

#include "logging/delivery/outbox.h"
#include "logging/pipeline/write_journal.h"
#include "logging/sink/sink.h"

namespace ccr::logging {

class BatchDelivery;
class DeliveryThread;

/// Renders records in the log thread and leaves them to the delivery thread, which brings them to a collector in batches. Never
/// waits for anybody. With a spool, what flush() has handed over survives the program. Destroying it lets the delivery finish
/// what was written.
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
    QString problem() const override { return statistics().problem; }
    SinkCounts counts() const override;
    DeliveryStatistics statistics() const { return m_outbox->statistics(); } ///< any thread

private:
    void announce();
    void noticeLoss();

    const std::shared_ptr<WriteJournal> m_journal;
    const std::shared_ptr<Outbox> m_outbox;
    DeliveryThread &m_thread;
    BatchDelivery *const m_delivery; ///< lives in the delivery thread; only posted to
    std::vector<MemoryQueue::Entry> m_pending;
    DurationCounts m_writes;
    std::uint64_t m_seenLoss = 0;
    std::uint64_t m_deliveredAtLoss = 0;
    std::uint64_t m_announcedLoss = 0;
};

} // namespace ccr::logging
