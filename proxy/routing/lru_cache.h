#pragma once

#include <cstddef>
#include <list>
#include <unordered_map>
#include <utility>

namespace ccr::proxy {

/// Keeps the `capacity` values that were used last. Pointers are valid until the next call of put().
template <typename Key, typename Value>
class LruCache
{
public:
    explicit LruCache(std::size_t capacity) : m_capacity(capacity) {}

    /// Null when absent; what is found counts as used.
    Value *find(const Key &key)
    {
        const auto found = m_index.find(key);
        if (found == m_index.end()) return nullptr;
        m_order.splice(m_order.begin(), m_order, found->second);
        return &found->second->second;
    }
    Value &put(const Key &key, Value value)
    {
        if (Value *known = find(key)) return *known = std::move(value);
        m_order.emplace_front(key, std::move(value));
        m_index.emplace(key, m_order.begin());
        if (m_order.size() > m_capacity) {
            m_index.erase(m_order.back().first);
            m_order.pop_back();
        }
        return m_order.front().second;
    }
    std::size_t size() const { return m_order.size(); }

private:
    std::size_t m_capacity;
    std::list<std::pair<Key, Value>> m_order; ///< the one used last comes first
    std::unordered_map<Key, typename std::list<std::pair<Key, Value>>::iterator> m_index;
};

} // namespace ccr::proxy
