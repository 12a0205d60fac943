#include "logging/delivery/memory_queue.h"

#include <cstdint>
#include <utility>

namespace ccr::logging {

namespace {

constexpr std::size_t overhead = sizeof(MemoryQueue::Entry) + 16; ///< what an entry costs beside its text

// What remains for levels below warn.
std::size_t lowerShare(std::size_t limit)
{
    return limit - limit / 10;
}

} // namespace

MemoryQueue::MemoryQueue(std::size_t maxBytes, std::string idPrefix, std::size_t maxRecords, WhenFull whenFull)
    : m_maxBytes(maxBytes), m_idPrefix(std::move(idPrefix)), m_maxRecords(maxRecords > 0 ? maxRecords : SIZE_MAX), m_whenFull(whenFull)
{
}

bool MemoryQueue::hasRoomFor(const Entry &entry, std::size_t maxBytes, std::size_t maxRecords) const
{
    return m_bytes + entry.text.size() + overhead <= maxBytes && m_entries.size() + m_taken.entries.size() < maxRecords;
}

void MemoryQueue::forgetOldest(LostByLevel &lost)
{
    ++lost[levelIndex(m_entries.front().severity)];
    m_bytes -= m_entries.front().text.size() + overhead;
    m_entries.pop_front();
}

LostByLevel MemoryQueue::append(std::vector<Entry> &&entries)
{
    LostByLevel refused{};
    const std::scoped_lock lock(m_mutex);
    for (Entry &entry : entries) {
        const bool isHigh = entry.severity >= Severity::Warn || m_whenFull == WhenFull::ForgetOldest;
        const std::size_t bytes = isHigh ? m_maxBytes : lowerShare(m_maxBytes);
        const std::size_t records = isHigh ? m_maxRecords : lowerShare(m_maxRecords);
        while (m_whenFull == WhenFull::ForgetOldest && !m_entries.empty() && !hasRoomFor(entry, bytes, records)) forgetOldest(refused);
        if (!hasRoomFor(entry, bytes, records)) {
            ++refused[levelIndex(entry.severity)];
            continue;
        }
        m_bytes += entry.text.size() + overhead;
        m_entries.push_back(std::move(entry));
    }
    return refused;
}

BatchQueue::Waiting MemoryQueue::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return {m_entries.size(), m_bytes - m_takenBytes - m_entries.size() * overhead};
}

LostByLevel MemoryQueue::waitingByLevel() const
{
    LostByLevel sum{};
    const std::scoped_lock lock(m_mutex);
    for (const Entry &entry : m_entries) ++sum[levelIndex(entry.severity)];
    return sum;
}

std::optional<Batch> MemoryQueue::take(const BatchLimits &limits)
{
    const std::scoped_lock lock(m_mutex);
    Batch batch;
    while (!m_entries.empty() && batch.entries.size() < limits.records) {
        Entry &entry = m_entries.front();
        const std::size_t size = entry.text.size();
        if (!batch.entries.empty() && batch.bytes + size > limits.bytes) break;
        batch.bytes += size;
        batch.marks.push_back({entry.severity, entry.time});
        batch.entries.push_back(std::move(entry.text));
        m_entries.pop_front();
    }
    if (batch.entries.empty()) return std::nullopt;
    batch.id = m_idPrefix + '-' + std::to_string(++m_batches);
    m_taken = batch;
    m_takenBytes = batch.bytes + batch.entries.size() * overhead;
    return batch;
}

void MemoryQueue::finish()
{
    Batch done; // freed after the lock
    const std::scoped_lock lock(m_mutex);
    std::swap(done, m_taken);
    m_bytes -= std::exchange(m_takenBytes, 0);
}

void MemoryQueue::giveBack()
{
    const std::scoped_lock lock(m_mutex);
    for (std::size_t i = m_taken.entries.size(); i-- > 0;)
        m_entries.push_front({*m_taken.marks[i].severity, std::move(m_taken.entries[i]), m_taken.marks[i].time});
    m_taken = {};
    m_takenBytes = 0;
}

} // namespace ccr::logging
