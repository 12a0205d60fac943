#pragma once

#include "logging/base/phrase.h"
#include "logging/delivery/memory_queue.h"
#include "logging/delivery/payload.h"
#include "logging/spool/disk_spool.h"

#include <QString>

#include <array>
#include <atomic>

namespace ccr::logging {

/// Why records did not arrive.
enum class LossReason
{
    QueueFull, ///< the memory was full
    SpoolFull, ///< the oldest on disk made room for newer ones
    Damaged,   ///< unreadable on disk
    GaveUp,    ///< no attempt succeeded and there is no spool to wait in
    Rejected,  ///< the collector refuses them
    Expired    ///< older than the spool keeps what does not get through
};
constexpr std::size_t lossReasons = 6;
std::string_view toString(LossReason reason); ///< "queue_full", "spool_full" …

/// How the delivery of one stream is doing. Numbers count since the start.
struct DeliveryStatistics
{
    std::uint64_t delivered = 0; ///< records
    std::uint64_t bytes = 0;     ///< of these records, as they are kept
    std::uint64_t batches = 0;   ///< accepted
    std::uint64_t failedAttempts = 0;
    std::array<std::uint64_t, lossReasons> lost{};      ///< records, by LossReason
    std::array<LostByLevel, lossReasons> lostByLevel{}; ///< the same
    std::uint64_t waiting = 0;                          ///< records that wait for their turn, without the batch on its way
    std::uint64_t spoolBytes = 0;
    DurationCounts syncs; ///< of the spool
    Phrase problem;       ///< empty when all is well; names no credential

    std::uint64_t lostTogether() const;
};

/// How long bringing the spool onto the disk takes. Shared with the task that does it, which may end last. Thread-safe.
class SyncTimes
{
public:
    void add(nanoseconds duration)
    {
        const std::scoped_lock lock(m_mutex);
        m_counts.add(duration);
    }
    DurationCounts counts() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_counts;
    }

private:
    mutable std::mutex m_mutex;
    DurationCounts m_counts;
};

/// What the log thread hands to the delivery thread, and what it hears of it. Shared by the sink and its delivery, whichever
/// lives longer. Thread-safe.
class Outbox
{
public:
    /// With a spool when `stream` names a folder and a size for it.
    Outbox(const NetworkStream &stream, std::shared_ptr<const Payload> payload,
           MemoryQueue::WhenFull whenFull = MemoryQueue::WhenFull::RefuseNew);

    /// Hands entries over: to the spool, or to the memory without one and while it takes nothing. `journal` may
    /// be null.
    void put(std::vector<MemoryQueue::Entry> &&entries, WriteJournal *journal = nullptr);
    /// While the spool does not come back.
    void putInMemory(std::vector<MemoryQueue::Entry> &&entries) { countLoss(LossReason::QueueFull, memory.append(std::move(entries))); }

    const std::shared_ptr<const Payload> payload;
    MemoryQueue memory;
    std::unique_ptr<DiskSpool> spool; ///< may be null
    /// For spools of the same kind that other programs left behind.
    DiskSpool::Settings spoolSettings;
    const std::shared_ptr<SyncTimes> syncTimes = std::make_shared<SyncTimes>(); ///< shared with tasks, see there

    void countLoss(LossReason reason, const LostByLevel &records);
    void countDelivered(std::size_t records, std::size_t bytes);
    void countFailedAttempt() { m_failedAttempts.fetch_add(1, std::memory_order_relaxed); }
    void setProblem(const Phrase &problem); ///< of the delivery
    DeliveryStatistics statistics() const;
    /// The delivery was told that there is something; reset when it looks.
    std::atomic<bool> isAnnounced{false};

private:
    void noteSpoolProblem(const Phrase &problem);

    std::atomic<std::uint64_t> m_delivered{0};
    std::atomic<std::uint64_t> m_bytes{0};
    std::atomic<std::uint64_t> m_batches{0};
    std::atomic<std::uint64_t> m_failedAttempts{0};
    std::array<std::array<std::atomic<std::uint64_t>, std::tuple_size_v<LostByLevel>>, lossReasons> m_lost{};
    mutable std::mutex m_mutex;
    Phrase m_problem;
    Phrase m_spoolProblem;
};

} // namespace ccr::logging
