#include "logging/delivery/outbox.h"

#include "logging/spool/spool_folders.h"

#include <QUuid>

#include <algorithm>
#include <numeric>

namespace ccr::logging {

namespace {

constexpr std::size_t memoryBytes = 8UL * 1024 * 1024;

} // namespace

std::string_view toString(LossReason reason)
{
    switch (reason) {
    case LossReason::QueueFull: return "queue_full";
    case LossReason::SpoolFull: return "spool_full";
    case LossReason::Damaged: return "damaged";
    case LossReason::GaveUp: return "gave_up";
    case LossReason::Rejected: return "rejected";
    case LossReason::Expired: return "expired";
    }
    return {};
}

std::uint64_t DeliveryStatistics::lostTogether() const
{
    return std::accumulate(lost.begin(), lost.end(), std::uint64_t{0});
}

Outbox::Outbox(const NetworkStream &stream, std::shared_ptr<const Payload> payloadOfStream, MemoryQueue::WhenFull whenFull)
    : payload(std::move(payloadOfStream)),
      memory(memoryBytes, QUuid::createUuid().toString(QUuid::Id128).first(16).toStdString(),
             static_cast<std::size_t>(std::max(0, stream.queueRecords)), whenFull)
{
    spoolSettings = {.folder = stream.spoolFolder,
                     .kind = std::string(payload->kind()),
                     .maxBytes = stream.spoolBytes,
                     .onLoss = [this](DiskSpool::Loss loss, const LostByLevel &records) {
                         countLoss(loss == DiskSpool::Loss::Damaged ? LossReason::Damaged : LossReason::SpoolFull, records);
                     }};
    if (stream.spoolBytes <= 0 || stream.spoolFolder.isEmpty()) return;
    auto opened = openFreeSpool(spoolSettings);
    if (opened)
        spool = std::move(*opened);
    else
        m_spoolProblem = phraseOf(opened.error());
}

void Outbox::put(std::vector<MemoryQueue::Entry> &&entries, WriteJournal *journal)
{
    if (spool) {
        std::vector<DiskSpool::Entry> views;
        views.reserve(entries.size());
        for (const MemoryQueue::Entry &entry : entries) views.emplace_back(entry.text, EntryMark{entry.severity, entry.time});
        const bool isWritten = spool->append(views, journal);
        noteSpoolProblem(spool->problem());
        if (isWritten) return;
    }
    putInMemory(std::move(entries));
}

void Outbox::noteSpoolProblem(const Phrase &problem)
{
    const std::scoped_lock lock(m_mutex);
    m_spoolProblem = problem;
}

void Outbox::countLoss(LossReason reason, const LostByLevel &records)
{
    auto &counters = m_lost[static_cast<std::size_t>(reason)];
    for (std::size_t level = 0; level < records.size(); ++level)
        if (records[level] > 0) counters[level].fetch_add(records[level], std::memory_order_relaxed);
}

void Outbox::countDelivered(std::size_t records, std::size_t bytes)
{
    m_bytes.fetch_add(bytes, std::memory_order_relaxed);
    m_delivered.fetch_add(records, std::memory_order_relaxed);
    m_batches.fetch_add(1, std::memory_order_relaxed);
}

void Outbox::setProblem(const Phrase &problem)
{
    const std::scoped_lock lock(m_mutex);
    m_problem = problem;
}

DeliveryStatistics Outbox::statistics() const
{
    DeliveryStatistics out{.delivered = m_delivered.load(std::memory_order_relaxed),
                           .bytes = m_bytes.load(std::memory_order_relaxed),
                           .batches = m_batches.load(std::memory_order_relaxed),
                           .failedAttempts = m_failedAttempts.load(std::memory_order_relaxed)};
    for (std::size_t i = 0; i < lossReasons; ++i) {
        for (std::size_t level = 0; level < out.lostByLevel[i].size(); ++level)
            out.lostByLevel[i][level] = m_lost[i][level].load(std::memory_order_relaxed);
        out.lost[i] = sumOf(out.lostByLevel[i]);
    }
    out.syncs = syncTimes->counts();
    out.waiting = memory.waiting().records + (spool ? spool->waiting().records : 0);
    out.spoolBytes = spool ? static_cast<std::uint64_t>(spool->bytes()) : 0;
    const std::scoped_lock lock(m_mutex);
    out.problem = m_problem.isEmpty() ? m_spoolProblem : m_problem;
    return out;
}

} // namespace ccr::logging
