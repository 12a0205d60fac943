#include "logging/sink/sink_thread.h"

#include "logging/api/logging_sentences.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr std::size_t bytesPerBatch = 64UL * 1024; ///< so many are not kept until the batch has ended

} // namespace

SinkThread::SinkThread(std::shared_ptr<Sink> inner)
    : m_inner(std::move(inner)), m_thread([clients = m_clients] { return flushClients(*clients); })
{
}

/// In the thread, after each batch and when a sink wants it. When it is wanted again although nothing may come.
std::optional<milliseconds> SinkThread::flushClients(const Clients &clients)
{
    std::optional<milliseconds> next;
    for (const std::shared_ptr<Client> &client : clients) {
        client->m_sink.flush();
        if (const std::optional<milliseconds> wanted = client->m_sink.nextFlush()) next = std::min(next.value_or(*wanted), *wanted);
        Phrase problem = client->m_sink.problem();
        SinkCounts counts = client->m_sink.counts();
        counts.records -= std::min(counts.records, client->m_ownLines);
        const std::scoped_lock lock(client->m_mutex);
        client->m_problem = std::move(problem);
        client->m_counts = std::move(counts);
    }
    return next;
}

void SinkThread::Batch::handOver(const std::function<bool()> &progress) const
{
    RecordDecoder decoder;
    for (const Entry &entry : entries) {
        if (!progress()) return;
        const RecordView *const decoded = decoder.decode(std::span(bytes).subspan(entry.begin, entry.size));
        if (!decoded) continue;
        RecordView record = *decoded;
        record.seq = entry.seq;
        record.pid = entry.pid;
        entry.client->m_sink.write(record);
        if (entry.isOwn) ++entry.client->m_ownLines;
    }
}

std::shared_ptr<SinkThread::Client> SinkThread::join(const QString &streamName)
{
    auto client = std::make_shared<Client>(streamName, m_inner);
    m_thread.post([clients = m_clients, client] { clients->push_back(client); });
    ++m_joined;
    return client;
}

void SinkThread::leave(const std::shared_ptr<Client> &client)
{
    post();
    --m_joined;
    m_thread.post([clients = m_clients, client] {
        flushClients({client}); // its last records
        std::erase(*clients, client);
    });
}

void SinkThread::write(const std::shared_ptr<Client> &client, const RecordView &record, bool waits)
{
    const std::size_t size = encodedSize(record);
    if (!makeRoom(client->m_account.limit(record.severity), size, waits)) return client->m_account.lose(record.severity);
    announceLoss(client);
    append(client, record, size);
    if (m_batch.bytes.size() >= bytesPerBatch) post();
}

bool SinkThread::makeRoom(std::size_t limit, std::size_t size, bool waits)
{
    const std::size_t waiting = waitingBytes();
    if (waiting == 0 || waiting + size <= limit) return true;
    if (!waits) return false;
    post();
    return m_thread.waitForRoom(limit - std::min(size, limit));
}

void SinkThread::announceLoss(const std::shared_ptr<Client> &client)
{
    const std::optional<LogRecord> notice = client->m_account.notice(waitingBytes());
    if (!notice) return;
    const BorrowedRecord record(*notice);
    append(client, record, encodedSize(record)).isOwn = true;
}

SinkThread::Entry &SinkThread::append(const std::shared_ptr<Client> &client, const RecordView &record, std::size_t size)
{
    const std::size_t begin = m_batch.bytes.size();
    m_batch.bytes.resize(begin + size);
    encode(m_batch.bytes.data() + begin, record);
    return m_batch.entries.emplace_back(
        Entry{.client = client, .begin = begin, .size = size, .seq = record.seq, .pid = record.pid, .isOwn = false});
}

void SinkThread::post()
{
    if (m_batch.entries.empty()) return;
    const OutputThread::Load load{.bytes = m_batch.bytes.size(), .records = m_batch.entries.size()};
    const auto batch = std::make_shared<Batch>(std::exchange(m_batch, {}));
    m_thread.post([batch, progress = m_thread.progress()] { batch->handOver(progress); }, load);
}

void SinkThread::flush(const std::shared_ptr<Client> &client)
{
    announceLoss(client);
    post();
}

void SinkThread::reopen()
{
    post();
    m_thread.post([clients = m_clients] {
        for (const std::shared_ptr<Client> &client : *clients) client->m_sink.reopen();
    });
}

Phrase SinkThread::problem(const Client &client)
{
    const nanoseconds busy = m_thread.busyFor();
    if (busy > OutputThread::hangsAfter)
        return saidOfLogging("stream %1: its sink has not responded for %2 s", client.m_streamName, busy / 1s);
    m_thread.post([] {}); // has a look at all
    const std::scoped_lock lock(client.m_mutex);
    return client.m_problem;
}

SinkCounts SinkThread::counts(const Client &client) const
{
    std::unique_lock lock(client.m_mutex);
    SinkCounts counts = client.m_counts;
    lock.unlock();
    client.m_account.addTo(counts);
    return counts;
}

} // namespace ccr::logging
