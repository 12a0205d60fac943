#include "proxy/upstream/provider_health.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

bool ProviderHealth::admit(const QString &provider, const HealthConfig &config, MonotonicTime now)
{
    const auto entry = m_entries.find(provider);
    if (entry == m_entries.end() || entry->state == State::Closed) return true;
    if (entry->state == State::Open) {
        if (now - entry->openedAt < config.openFor) return false;
        entry->state = State::HalfOpen;
        entry->isTried = false;
    }
    return !std::exchange(entry->isTried, true);
}

bool ProviderHealth::succeeded(const QString &provider)
{
    const auto entry = m_entries.find(provider);
    if (entry == m_entries.end()) return false;
    const bool changed = entry->state != State::Closed;
    m_entries.erase(entry);
    return changed;
}

bool ProviderHealth::failed(const QString &provider, const HealthConfig &config, MonotonicTime now, const ProviderFailure &failure)
{
    Entry &entry = m_entries[provider];
    ++entry.failures;
    entry.failure = failure;
    const bool opens = entry.state == State::HalfOpen || (entry.state == State::Closed && entry.failures >= config.failuresToOpen);
    if (!opens) return false;
    entry.state = State::Open;
    entry.openedAt = now;
    entry.isTried = false;
    return true;
}

void ProviderHealth::abandoned(const QString &provider)
{
    if (const auto entry = m_entries.find(provider); entry != m_entries.end()) entry->isTried = false;
}

ProviderHealth::State ProviderHealth::state(const QString &provider) const
{
    const auto entry = m_entries.constFind(provider);
    return entry == m_entries.constEnd() ? State::Closed : entry->state;
}

ProviderHealth::Report ProviderHealth::report(const QString &provider, const HealthConfig &config, MonotonicTime now) const
{
    const auto entry = m_entries.constFind(provider);
    if (entry == m_entries.constEnd()) return {};
    Report report{.state = entry->state, .failures = entry->failures, .failure = entry->failure, .triedIn = {}};
    if (entry->state == State::Open)
        report.triedIn = std::max(milliseconds(0), std::chrono::ceil<milliseconds>(entry->openedAt + config.openFor - now));
    return report;
}

QString toString(ProviderHealth::State state)
{
    switch (state) {
    case ProviderHealth::State::Closed: return u"closed"_s;
    case ProviderHealth::State::Open: return u"open"_s;
    case ProviderHealth::State::HalfOpen: return u"half-open"_s;
    }
    return u"closed"_s;
}

} // namespace ccr::proxy
