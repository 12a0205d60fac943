#include "logging/sink/network_sink.h"

#include "logging/delivery/delivery_thread.h"

namespace ccr::logging {

NetworkSink::NetworkSink(const StreamConfig &stream, const ServiceIdentity &identity, DeliveryThread &thread,
                         std::shared_ptr<WriteJournal> journal)
    : m_journal(std::move(journal)),
      m_outbox(std::make_shared<Outbox>(stream.network, makePayload(stream, identity))),
      m_thread(thread),
      m_delivery(thread.begin(stream, m_outbox))
{
    announce(); // an earlier run may have left something
}

NetworkSink::~NetworkSink()
{
    flush();
    m_thread.end(m_delivery);
}

void NetworkSink::write(const RecordView &record)
{
    MemoryQueue::Entry &entry = m_pending.emplace_back();
    entry.severity = record.severity;
    entry.time = record.time;
    m_outbox->payload->encode(entry.text, record);
}

void NetworkSink::flush()
{
    noticeLoss();
    if (!m_pending.empty()) {
        const MonotonicTime begin = monotonicNow();
        m_outbox->put(std::move(m_pending), m_journal.get());
        m_writes.add(monotonicNow() - begin);
        m_pending.clear();
        announce();
    }
    // Also what is in memory alone: it would hold up the ring until the collector takes it, which may be never.
    if (m_journal) m_journal->passed(m_journal->position());
}

SinkCounts NetworkSink::counts() const
{
    const DeliveryStatistics now = statistics();
    SinkCounts counts{.records = now.delivered,
                      .bytes = now.bytes,
                      .output = {.batches = now.batches,
                                 .failedBatches = now.failedAttempts,
                                 .spoolBytes = now.spoolBytes,
                                 .writes = m_writes,
                                 .syncs = now.syncs}};
    for (std::size_t reason = 0; reason < lossReasons; ++reason)
        counts.lose(toString(static_cast<LossReason>(reason)), now.lostByLevel[reason]);
    return counts;
}

void NetworkSink::announce()
{
    if (!m_outbox->isAnnounced.exchange(true)) m_thread.announce(m_delivery);
}

// The collector shall know that its copy has a hole, once records get through again.
void NetworkSink::noticeLoss()
{
    const DeliveryStatistics now = m_outbox->statistics();
    const std::uint64_t lost = now.lostTogether();
    if (lost != m_seenLoss) {
        m_seenLoss = lost;
        m_deliveredAtLoss = now.delivered;
        return;
    }
    if (lost == m_announcedLoss || now.delivered == m_deliveredAtLoss || !now.problem.isEmpty()) return;
    const LogRecord record{.time = wallNow(),
                           .severity = Severity::Warn,
                           .component = "logging",
                           .message = "records dropped",
                           .exchangeId = {},
                           .fields = {{"dropped", static_cast<std::int64_t>(lost - m_announcedLoss)}}};
    m_announcedLoss = lost;
    write(BorrowedRecord(record));
}

} // namespace ccr::logging
