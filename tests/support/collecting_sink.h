#pragma once

#include "logging/sink/sink.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace ccr::testing {

/// Keeps every record that it is given; may be slow, and may fail.
class CollectingSink final : public logging::Sink
{
public:
    void write(const logging::RecordView &record) override
    {
        while (isStuck) std::this_thread::yield();
        const std::scoped_lock lock(m_mutex);
        m_records.push_back(logging::toOwned(record));
    }
    void flush() override {}
    Phrase problem() const override { return isBroken ? Phrase(QStringLiteral("broken")) : Phrase(); }

    std::vector<logging::LogRecord> records() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_records;
    }
    std::size_t count() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_records.size();
    }

    std::atomic<bool> isStuck{false};
    std::atomic<bool> isBroken{false};

private:
    mutable std::mutex m_mutex;
    std::vector<logging::LogRecord> m_records;
};

} // namespace ccr::testing
