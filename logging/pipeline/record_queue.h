#pragma once

#include "logging/api/exchange_event.h"
#include "logging/api/log_record.h"

#include <cstdint>
#include <mutex>
#include <variant>
#include <vector>

namespace ccr::logging {

using QueueItem = std::variant<LogRecord, ExchangeEvent>;

/// Bounded queue with many writers and one reader. A writer moves its item in under a lock that is held for a few dozen
/// nanoseconds; the reader swaps the whole content out. When it is full, records below warn are refused and counted; the
/// facts of exchanges, warnings and errors still enter, up to twice the capacity, so that no row stays open for ever.
class RecordQueue
{
public:
    explicit RecordQueue(std::size_t capacity) : m_capacity(capacity) {}

    enum class Pushed
    {
        First,
        Further,
        Dropped
    };
    /// First: the queue was empty, the reader must be woken.
    Pushed push(QueueItem &&item);

    struct Content
    {
        std::vector<QueueItem> items;
        std::uint64_t dropped = 0; ///< since the last take()
    };
    /// `spare`: an emptied vector of an earlier call, whose memory is used again.
    Content take(std::vector<QueueItem> spare);

private:
    const std::size_t m_capacity;
    std::mutex m_mutex;
    std::vector<QueueItem> m_items;
    std::uint64_t m_dropped = 0;
};

} // namespace ccr::logging
