#pragma once

#include <QtGlobal>

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace ccr::logging {

/// The blocks of files that were read last. Bounded. Any thread.
class BlockCache
{
public:
    using Block = std::shared_ptr<const std::string>;
    static constexpr qint64 blockSize = 256LL * 1024;

    explicit BlockCache(std::size_t maxBytes = 64UL * 1024 * 1024) : m_maxBytes(maxBytes) {}

    /// The block of this number; at least `needed` bytes of it, which a block that was read while its file was shorter may not
    /// have. `load` reads it, outside of the lock.
    Block block(const void *file, qint64 number, std::size_t needed, const std::function<std::string()> &load);
    void forget(const void *file);

private:
    using Key = std::pair<const void *, qint64>;
    struct Entry
    {
        Key key;
        Block block;
    };

    std::size_t m_maxBytes;
    std::mutex m_mutex;
    std::size_t m_bytes = 0;
    std::list<Entry> m_entries; ///< the last used one in front
    std::map<Key, std::list<Entry>::iterator> m_places;
};

} // namespace ccr::logging
