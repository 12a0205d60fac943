#include "logging/delivery/outbox.h"

#include <numeric>

namespace ccr::logging {

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

Outbox::Outbox(std::shared_ptr<const Payload> payloadOfStream, std::size_t memoryBytes, std::string idPrefix)
    : payload(std::move(payloadOfStream)), memory(memoryBytes, std::move(idPrefix))
{
}

void Outbox::countLoss(LossReason reason, std::size_t records)
{
    m_lost[static_cast<std::size_t>(reason)].fetch_add(records, std::memory_order_relaxed);
}

void Outbox::countDelivered(std::size_t records)
{
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
                           .batches = m_batches.load(std::memory_order_relaxed),
                           .failedAttempts = m_failedAttempts.load(std::memory_order_relaxed)};
    for (std::size_t i = 0; i < lossReasons; ++i) out.lost[i] = m_lost[i].load(std::memory_order_relaxed);
    out.waiting = memory.waiting().records;
    const std::scoped_lock lock(m_mutex);
    out.problem = m_problem;
    return out;
}

} // namespace ccr::logging
