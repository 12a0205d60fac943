#pragma once

#include "logging/api/severity.h"
#include "logging/delivery/batch_queue.h"

#include <deque>
#include <mutex>

namespace ccr::logging {

/// A bounded queue in memory: for streams without a spool, and while a spool cannot be written. append() may be called by another
/// thread than the rest.
class MemoryQueue final : public BatchQueue
{
public:
    struct Entry
    {
        Severity severity = Severity::Info;
        std::string text;
        WallTime time = {}; ///< of the record
    };

    enum class WhenFull
    {
        RefuseNew,   ///< entries below warn when it is nearly full, all when it is full
        ForgetOldest ///< of those that wait; the batch that is out stays
    };

    /// `idPrefix`: batches are called <prefix>-1, <prefix>-2 … `maxRecords`: 0: any number.
    MemoryQueue(std::size_t maxBytes, std::string idPrefix, std::size_t maxRecords = 0, WhenFull whenFull = WhenFull::RefuseNew);

    /// Returns the entries that were lost for want of room.
    LostByLevel append(std::vector<Entry> &&entries);

    Waiting waiting() const override;
    LostByLevel waitingByLevel() const;
    std::optional<Batch> take(const BatchLimits &limits) override;
    void finish() override;
    void giveBack() override;
    bool isDurable() const override { return false; }

private:
    bool hasRoomFor(const Entry &entry, std::size_t maxBytes, std::size_t maxRecords) const;
    void forgetOldest(LostByLevel &lost);

    const std::size_t m_maxBytes;
    const std::string m_idPrefix;
    const std::size_t m_maxRecords;
    const WhenFull m_whenFull;
    std::uint64_t m_batches = 0;
    mutable std::mutex m_mutex;
    std::deque<Entry> m_entries;
    std::size_t m_bytes = 0; ///< of m_entries and the batch that is out
    Batch m_taken;           ///< the batch that is out
    std::size_t m_takenBytes = 0;
};

} // namespace ccr::logging
