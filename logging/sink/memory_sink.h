#pragma once

#include "logging/sink/sink.h"

#include <QList>

#include <deque>
#include <mutex>

namespace ccr::logging {

/// Keeps the newest records, for a window that asks when it likes. The log thread writes, any thread takes.
class MemorySink final : public Sink
{
public:
    struct Taken
    {
        QList<LogRecord> records;  ///< oldest first
        std::uint64_t dropped = 0; ///< how many had to go since the last time, before those
    };

    explicit MemorySink(std::size_t maxRecords, std::size_t maxBytes = 16UL * 1024 * 1024);

    void write(const RecordView &record) override;
    void flush() override {}

    /// What has come since the last call; the sink is empty afterwards.
    Taken take();
    /// A copy; nothing is removed.
    QList<LogRecord> newest(std::size_t count) const;

private:
    struct Kept
    {
        LogRecord record;
        std::size_t bytes = 0;
    };

    const std::size_t m_maxRecords;
    const std::size_t m_maxBytes;
    mutable std::mutex m_mutex;
    std::deque<Kept> m_kept;
    std::size_t m_bytes = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace ccr::logging
