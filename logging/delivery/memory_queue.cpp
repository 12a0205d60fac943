#include "logging/delivery/memory_queue.h"

#include <utility>

namespace ccr::logging {

namespace {

constexpr std::size_t overhead = sizeof(std::string) + 16; ///< what an entry costs beside its text

} // namespace

MemoryQueue::MemoryQueue(std::size_t maxBytes, std::string idPrefix) : m_maxBytes(maxBytes), m_idPrefix(std::move(idPrefix)) {}

std::size_t MemoryQueue::append(std::vector<Entry> &&entries)
{
    std::size_t refused = 0;
    const std::scoped_lock lock(m_mutex);
    for (Entry &entry : entries) {
        const std::size_t limit = entry.severity >= Severity::Warn ? m_maxBytes : m_maxBytes - m_maxBytes / 10;
        if (m_bytes + entry.text.size() + overhead > limit) {
            ++refused;
            continue;
        }
        m_bytes += entry.text.size() + overhead;
        m_entries.push_back(std::move(entry.text));
    }
    return refused;
}

BatchQueue::Waiting MemoryQueue::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return {m_entries.size(), m_bytes - m_takenBytes - m_entries.size() * overhead};
}

std::optional<Batch> MemoryQueue::take(const BatchLimits &limits)
{
    const std::scoped_lock lock(m_mutex);
    Batch batch;
    while (!m_entries.empty() && batch.entries.size() < limits.records) {
        const std::size_t size = m_entries.front().size();
        if (!batch.entries.empty() && batch.bytes + size > limits.bytes) break;
        batch.bytes += size;
        batch.entries.push_back(std::move(m_entries.front()));
        m_entries.pop_front();
    }
    if (batch.entries.empty()) return std::nullopt;
    batch.id = m_idPrefix + '-' + std::to_string(++m_batches);
    m_taken = batch.entries;
    m_takenBytes = batch.bytes + batch.entries.size() * overhead;
    return batch;
}

void MemoryQueue::finish()
{
    std::vector<std::string> done; // freed after the lock
    const std::scoped_lock lock(m_mutex);
    done.swap(m_taken);
    m_bytes -= std::exchange(m_takenBytes, 0);
}

void MemoryQueue::giveBack()
{
    const std::scoped_lock lock(m_mutex);
    m_entries.insert(m_entries.begin(), std::make_move_iterator(m_taken.begin()), std::make_move_iterator(m_taken.end()));
    m_taken.clear();
    m_takenBytes = 0;
}

} // namespace ccr::logging
