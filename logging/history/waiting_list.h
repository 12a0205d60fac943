#pragma once

#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace ccr::logging {

/// What waits to be written, in the order in which it came; what would make it larger than its limit is left out. Its owner guards it.
template <typename Item>
class WaitingList
{
public:
    using BytesOf = std::size_t (*)(const Item &);

    WaitingList(std::size_t mostBytes, BytesOf bytesOf) : m_mostBytes(mostBytes), m_bytesOf(bytesOf) {}

    bool isEmpty() const { return m_items.empty(); }
    void add(Item &&item)
    {
        const std::size_t bytes = m_bytesOf(item);
        if (m_bytes + bytes > m_mostBytes) return;
        m_bytes += bytes;
        m_items.push_back(std::move(item));
    }
    std::vector<Item> take()
    {
        m_bytes = 0;
        return std::exchange(m_items, {});
    }
    /// Before what came meanwhile.
    void putBack(std::vector<Item> &&items)
    {
        for (const Item &item : items) m_bytes += m_bytesOf(item);
        m_items.insert(m_items.begin(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    }

private:
    const std::size_t m_mostBytes;
    const BytesOf m_bytesOf;
    std::vector<Item> m_items;
    std::size_t m_bytes = 0;
};

} // namespace ccr::logging
