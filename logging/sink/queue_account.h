#pragma once

#include "logging/api/log_record.h"
#include "logging/sink/sink.h"

#include <optional>

namespace ccr::logging {

/// Of one stream before a bounded queue: what still finds room there, what did not, and whether the stream's reader knows. One thread.
class QueueAccount
{
public:
    explicit QueueAccount(std::size_t capacity) : m_capacity(capacity) {}

    /// Bytes that may wait for such a record to be taken: a tenth of the queue is kept for warn and above.
    std::size_t limit(Severity severity) const { return severity >= Severity::Warn ? m_capacity : m_capacity / 10 * 9; }
    void lose(Severity severity);
    /// The line that tells the reader what is missing at this place, once the queue is half empty again; `waiting` bytes are in it.
    std::optional<LogRecord> notice(std::size_t waiting);
    void addTo(SinkCounts &counts) const { counts.lose("queue_full", m_lost); }

private:
    const std::size_t m_capacity;
    LostByLevel m_lost{};
    LostByLevel m_untold{}; ///< of these
    WallTime m_firstUntold;
};

} // namespace ccr::logging
