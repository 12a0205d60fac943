#include "logging/sink/network_sink.h"

#include "logging/api/logging_sentences.h"
#include "logging/delivery/delivery_thread.h"

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr std::size_t capacity = 8UL * 1024 * 1024; ///< bytes that wait for the spool
constexpr auto goodbye = 2s;
constexpr auto lookAgain = 20ms; ///< whether the thread has written

/// The journal, seen from where a batch ended.
class JournalAt final : public WriteJournal
{
public:
    JournalAt(WriteJournal &journal, RingPosition position) : m_journal(journal), m_position(position) {}
    RingPosition position() const override { return m_position; }
    void begin(const NotedWrite &write, RingPosition after) override { m_journal.begin(write, after); }
    void commit() override { m_journal.commit(); }
    void passed(RingPosition upTo) override { m_journal.passed(upTo); }
    void detach() override { m_journal.detach(); }
    RingPosition committed() const override { return m_journal.committed(); }

private:
    WriteJournal &m_journal;
    const RingPosition m_position;
};

} // namespace

NetworkSink::NetworkSink(const StreamConfig &stream, const ServiceIdentity &identity, DeliveryThread &thread,
                         std::shared_ptr<WriteJournal> journal)
    : m_name(stream.name),
      m_journal(std::move(journal)),
      m_payload(makePayload(stream, identity)),
      m_outbox(std::make_shared<Outbox>(stream.network, m_payload)),
      m_link(std::make_shared<Link>()),
      m_spoolThread(m_outbox->spool ? std::make_shared<OutputThread>() : nullptr)
{
    m_link->thread = &thread;
    m_link->delivery = thread.begin(stream, m_outbox);
    m_link->announce(*m_outbox); // an earlier run may have left something
}

NetworkSink::~NetworkSink()
{
    finish();
    const std::scoped_lock lock(m_link->mutex);
    std::exchange(m_link->thread, nullptr)->end(m_link->delivery);
}

void NetworkSink::finish()
{
    flush();
    if (m_spoolThread) m_spoolThread->end(goodbye);
}

void NetworkSink::write(const RecordView &record)
{
    MemoryQueue::Entry &entry = m_pending.emplace_back();
    entry.severity = record.severity;
    entry.time = record.time;
    m_payload->encode(entry.text, record);
    m_pendingBytes += entry.text.size();
}

void NetworkSink::flush()
{
    noticeLoss();
    if (!m_pending.empty()) handOver();
    // Also what is in memory alone: it would hold up the ring until the collector takes it, which may be never.
    if (m_journal && (!m_spoolThread || m_spoolThread->isIdle())) m_journal->passed(m_journal->position());
}

/// When the ring may learn that nothing waits.
std::optional<milliseconds> NetworkSink::nextFlush() const
{
    if (!m_spoolThread || !m_journal || m_journal->committed() == m_journal->position()) return std::nullopt;
    return m_spoolThread->isIdle() ? 0ms : lookAgain;
}

void NetworkSink::handOver()
{
    const auto entries = std::make_shared<std::vector<MemoryQueue::Entry>>(std::exchange(m_pending, {}));
    const std::size_t bytes = std::exchange(m_pendingBytes, 0);
    if (!m_spoolThread) return m_link->put(*m_outbox, std::move(*entries), nullptr);
    if (m_spoolThread->bytes() + bytes > capacity || m_spoolThread->hangs()) {
        m_outbox->putInMemory(std::move(*entries));
        return m_link->announce(*m_outbox);
    }
    const RingPosition end = m_journal ? m_journal->position() : RingPosition{};
    const auto put = [link = m_link, outbox = m_outbox, journal = m_journal, end, entries] {
        if (!journal) return link->put(*outbox, std::move(*entries), nullptr);
        JournalAt here(*journal, end);
        link->put(*outbox, std::move(*entries), &here);
        journal->passed(end);
    };
    m_spoolThread->post(put, {.bytes = bytes, .records = entries->size()});
}

void NetworkSink::Link::put(Outbox &outbox, std::vector<MemoryQueue::Entry> &&entries, WriteJournal *journal)
{
    const MonotonicTime begin = monotonicNow();
    outbox.put(std::move(entries), journal);
    const nanoseconds duration = monotonicNow() - begin;
    {
        const std::scoped_lock lock(mutex);
        writes.add(duration);
    }
    announce(outbox);
}

void NetworkSink::Link::announce(Outbox &outbox)
{
    if (outbox.isAnnounced.exchange(true)) return;
    const std::scoped_lock lock(mutex);
    if (thread) thread->announce(delivery);
}

Phrase NetworkSink::problem() const
{
    const nanoseconds busy = busyFor();
    if (busy <= OutputThread::hangsAfter) return statistics().problem;
    return saidOfLogging("stream %1: its spool has not responded for %2 s", m_name, busy / 1s);
}

SinkCounts NetworkSink::counts() const
{
    const DeliveryStatistics now = statistics();
    std::unique_lock lock(m_link->mutex);
    const DurationCounts writes = m_link->writes;
    lock.unlock();
    SinkCounts counts{.records = now.delivered,
                      .bytes = now.bytes,
                      .output = {.batches = now.batches,
                                 .failedBatches = now.failedAttempts,
                                 .spoolBytes = now.spoolBytes,
                                 .writes = writes,
                                 .syncs = now.syncs}};
    for (std::size_t reason = 0; reason < lossReasons; ++reason)
        counts.lose(toString(static_cast<LossReason>(reason)), now.lostByLevel[reason]);
    return counts;
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
