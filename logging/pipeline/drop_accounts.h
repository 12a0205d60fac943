#pragma once

#include "logging/api/exchange_event.h"
#include "logging/api/log_record.h"
#include "logging/pipeline/record_ring.h"

#include <optional>

namespace ccr::logging {

/// Which of the seven accounts something belongs to.
DropClass dropClassOf(Severity severity);

/// How full the ring may become by a record or fact of this kind. The last tenth is for warn and above and for the end of
/// an exchange; below it trace gives way first, then the progress of a response, debug, and info last.
std::uint64_t roomFor(Severity severity, std::uint64_t capacity);
std::uint64_t roomFor(const ExchangeFact &fact, std::uint64_t capacity);

/// Of how many debug and trace records one is taken, by how full the ring is: 1 up to the half, then 2, 4 and 16.
std::uint32_t samplingStep(std::uint64_t used, std::uint64_t capacity);

/// What was lost between two notices, as it stands in the ring.
struct DropNotice
{
    DropTotals before;
    DropTotals until;
    std::int64_t firstLoss = 0; ///< nanoseconds since 1970
    std::int64_t lastLoss = 0;
};

/// Counts each record and fact that did not enter the ring, in the ring's header. add() from any thread.
class DropAccounts
{
public:
    explicit DropAccounts(RingHeader &header) : m_header(header) {}

    enum class Reason
    {
        Full,
        Sampled
    };
    void add(DropClass dropClass, Reason reason);
    DropTotals totals() const;
    bool hasUnannounced() const { return m_header.firstLoss.load(std::memory_order_acquire) != 0; }
    /// Puts a notice about everything that is not announced yet into the ring. The log thread; false: there is no room yet.
    bool announce(RecordRing &ring);
    /// Of a dead program: what it did not come to announce.
    std::optional<DropNotice> unannounced() const;

private:
    RingHeader &m_header;
};

/// How many records (facts not counted) are missing: so wide is the gap in `seq`.
std::uint64_t lostRecords(const DropNotice &notice);
/// "records dropped" with what, how many, why and when.
LogRecord noticeRecord(const DropNotice &notice);
std::optional<DropNotice> decodeNotice(std::span<const std::byte> bytes);

} // namespace ccr::logging
