#include "logging/delivery/outbox.h"

#include "logging/spool/spool_folders.h"

#include <QUuid>

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
    }
    return {};
}

std::uint64_t DeliveryStatistics::lostTogether() const
{
    return std::accumulate(lost.begin(), lost.end(), std::uint64_t{0});
}

Outbox::Outbox(const NetworkStream &stream, std::shared_ptr<const Payload> payloadOfStream)
    : payload(std::move(payloadOfStream)), memory(memoryBytes, QUuid::createUuid().toString(QUuid::Id128).first(16).toStdString())
{
    spoolSettings = {.folder = stream.spoolFolder,
                     .kind = std::string(payload->kind()),
                     .maxBytes = stream.spoolBytes,
                     .onLoss = [this](DiskSpool::Loss loss, std::size_t records) {
                         countLoss(loss == DiskSpool::Loss::Damaged ? LossReason::Damaged : LossReason::SpoolFull, records);
                     }};
    if (stream.spoolBytes <= 0 || stream.spoolFolder.isEmpty()) return;
    auto opened = openFreeSpool(spoolSettings);
    if (opened)
        spool = std::move(*opened);
    else
        m_spoolProblem = opened.error().message;
}

void Outbox::put(std::vector<MemoryQueue::Entry> &&entries, WriteJournal *journal)
{
    if (spool) {
        std::vector<std::string_view> texts;
        texts.reserve(entries.size());
        for (const MemoryQueue::Entry &entry : entries) texts.emplace_back(entry.text);
        const bool isWritten = spool->append(texts, journal);
        noteSpoolProblem(spool->problem());
        if (isWritten) return;
    }
    if (const std::size_t refused = memory.append(std::move(entries)); refused > 0) countLoss(LossReason::QueueFull, refused);
}

void Outbox::noteSpoolProblem(const QString &problem)
{
    const std::scoped_lock lock(m_mutex);
    m_spoolProblem = problem;
}

void Outbox::countLoss(LossReason reason, std::size_t records)
{
    m_lost[static_cast<std::size_t>(reason)].fetch_add(records, std::memory_order_relaxed);
}

void Outbox::countDelivered(std::size_t records, std::size_t bytes)
{
    m_bytes.fetch_add(bytes, std::memory_order_relaxed);
    m_delivered.fetch_add(records, std::memory_order_relaxed);
    m_batches.fetch_add(1, std::memory_order_relaxed);
}

void Outbox::setProblem(const QString &problem)
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
    for (std::size_t i = 0; i < lossReasons; ++i) out.lost[i] = m_lost[i].load(std::memory_order_relaxed);
    out.waiting = memory.waiting().records + (spool ? spool->waiting().records : 0);
    out.spoolBytes = spool ? static_cast<std::uint64_t>(spool->bytes()) : 0;
    const std::scoped_lock lock(m_mutex);
    out.problem = m_problem.isEmpty() ? m_spoolProblem : m_problem;
    return out;
}

} // namespace ccr::logging
