#include "logging/query/block_cache.h"

namespace ccr::logging {

BlockCache::Block BlockCache::block(const void *file, qint64 number, std::size_t needed, const std::function<std::string()> &load)
{
    const Key key{file, number};
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto found = m_places.find(key); found != m_places.end() && found->second->block->size() >= needed) {
            m_entries.splice(m_entries.begin(), m_entries, found->second);
            return found->second->block;
        }
    }
    const auto loaded = std::make_shared<const std::string>(load());
    const std::scoped_lock lock(m_mutex);
    if (const auto old = m_places.find(key); old != m_places.end()) {
        m_bytes -= old->second->block->size();
        m_entries.erase(old->second);
    }
    m_entries.push_front({key, loaded});
    m_places[key] = m_entries.begin();
    m_bytes += loaded->size();
    while (m_bytes > m_maxBytes && m_entries.size() > 1) {
        m_bytes -= m_entries.back().block->size();
        m_places.erase(m_entries.back().key);
        m_entries.pop_back();
    }
    return loaded;
}

void BlockCache::forget(const void *file)
{
    const std::scoped_lock lock(m_mutex);
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        if (entry->key.first != file) {
            ++entry;
            continue;
        }
        m_bytes -= entry->block->size();
        m_places.erase(entry->key);
        entry = m_entries.erase(entry);
    }
}

} // namespace ccr::logging
