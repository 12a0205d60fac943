#include "logging/sink/memory_sink.h"

#include <algorithm>
#include <utility>

namespace ccr::logging {

namespace {

// About what it occupies.
std::size_t sizeOf(const LogRecord &record)
{
    std::size_t sum = sizeof record + record.component.size() + record.message.size() + record.exchangeId.size();
    for (const auto &[name, value] : record.fields) {
        sum += sizeof name + sizeof value + name.size();
        if (const auto *text = std::get_if<std::string>(&value)) sum += text->size();
        if (const auto *json = std::get_if<RawJson>(&value)) sum += json->text.size();
    }
    return sum;
}

} // namespace

MemorySink::MemorySink(std::size_t maxRecords, std::size_t maxBytes)
    : m_maxRecords(std::max<std::size_t>(1, maxRecords)), m_maxBytes(maxBytes)
{
}

void MemorySink::write(const RecordView &record)
{
    Kept kept{toOwned(record), 0};
    kept.bytes = sizeOf(kept.record);
    std::deque<Kept> gone; // freed after the lock
    const std::scoped_lock lock(m_mutex);
    m_bytes += kept.bytes;
    m_kept.push_back(std::move(kept));
    while (m_kept.size() > 1 && (m_kept.size() > m_maxRecords || m_bytes > m_maxBytes)) {
        m_bytes -= m_kept.front().bytes;
        gone.push_back(std::move(m_kept.front()));
        m_kept.pop_front();
        ++m_dropped;
    }
}

MemorySink::Taken MemorySink::take()
{
    std::deque<Kept> kept;
    Taken out;
    {
        const std::scoped_lock lock(m_mutex);
        kept.swap(m_kept);
        m_bytes = 0;
        out.dropped = std::exchange(m_dropped, 0);
    }
    out.records.reserve(static_cast<qsizetype>(kept.size()));
    for (Kept &one : kept) out.records.append(std::move(one.record));
    return out;
}

QList<LogRecord> MemorySink::newest(std::size_t count) const
{
    QList<LogRecord> out;
    const std::scoped_lock lock(m_mutex);
    const std::size_t first = m_kept.size() > count ? m_kept.size() - count : 0;
    for (std::size_t i = first; i < m_kept.size(); ++i) out.append(m_kept[i].record);
    return out;
}

} // namespace ccr::logging
