#include "proxy/upstream/key_ring.h"

namespace ccr::proxy {

std::optional<std::size_t> KeyRing::choose(const Provider &provider, MonotonicTime now) const
{
    if (provider.keys.empty()) return std::nullopt;
    if (m_resting.isEmpty()) return 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i < provider.keys.size(); ++i) {
        const MonotonicTime until = restsUntil(provider, i);
        if (until <= now) return i;
        if (until < restsUntil(provider, best)) best = i;
    }
    return best;
}

std::optional<std::size_t> KeyRing::other(const Provider &provider, const std::set<std::size_t> &spent, MonotonicTime now) const
{
    for (std::size_t i = 0; i < provider.keys.size(); ++i)
        if (!spent.contains(i) && restsUntil(provider, i) <= now) return i;
    return std::nullopt;
}

void KeyRing::rest(const Provider &provider, std::size_t index, MonotonicTime until)
{
    if (index < provider.keys.size()) m_resting[nameOf(provider, provider.keys[index])] = until;
}

std::vector<RestingKey> KeyRing::resting(const Provider &provider, MonotonicTime now) const
{
    std::vector<RestingKey> all;
    for (std::size_t i = 0; i < provider.keys.size(); ++i)
        if (const MonotonicTime until = restsUntil(provider, i); until > now)
            all.push_back({.label = provider.keys[i].label, .left = std::chrono::ceil<milliseconds>(until - now)});
    return all;
}

void KeyRing::succeeded(const Provider &provider, std::size_t index)
{
    if (!m_resting.isEmpty() && index < provider.keys.size()) m_resting.remove(nameOf(provider, provider.keys[index]));
}

MonotonicTime KeyRing::restsUntil(const Provider &provider, std::size_t index) const
{
    return m_resting.value(nameOf(provider, provider.keys[index]), MonotonicTime::min());
}

} // namespace ccr::proxy
