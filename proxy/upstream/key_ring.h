#pragma once

#include "logging/base/clock.h"
#include "proxy/api/proxy_control.h"

#include <QHash>
#include <QString>

#include <optional>
#include <set>

namespace ccr::proxy {

/// Which of a provider's keys serves: always the first that is not resting, because prompt caches belong to a key. A key that
/// was refused or is over its limit rests for a while. Survives a new configuration. Proxy thread.
class KeyRing
{
public:
    static constexpr milliseconds defaultRest{60'000};

    /// Place in provider.keys of the key to use; the one that rests shortest when all do. Absent without keys.
    std::optional<std::size_t> choose(const Provider &provider, MonotonicTime now) const;
    /// A key that could serve now and is not among the `spent` ones.
    std::optional<std::size_t> other(const Provider &provider, const std::set<std::size_t> &spent, MonotonicTime now) const;
    void rest(const Provider &provider, std::size_t index, MonotonicTime until);
    /// Those that rest now, and for how long.
    std::vector<RestingKey> resting(const Provider &provider, MonotonicTime now) const;
    void succeeded(const Provider &provider, std::size_t index);

private:
    static QString nameOf(const Provider &provider, const ProviderKey &key) { return provider.name + u'\n' + key.label; }
    MonotonicTime restsUntil(const Provider &provider, std::size_t index) const;

    QHash<QString, MonotonicTime> m_resting; ///< by provider and label: no secret is kept here
};

} // namespace ccr::proxy
