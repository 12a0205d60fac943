#pragma once

#include "logging/base/clock.h"
#include "proxy/api/provider_failure.h"
#include "proxy/api/proxy_config.h"

#include <QHash>
#include <QString>

#include <optional>

namespace ccr::proxy {

/// Takes a provider out after several failures in a row and lets it back after one success: a circuit breaker. Closed: it
/// serves. Open: it is passed over where a fallback exists. Half open: one request tries it. Survives a new configuration.
/// Proxy thread.
class ProviderHealth
{
public:
    enum class State
    {
        Closed,
        Open,
        HalfOpen
    };

    /// Whether a request may go there now. The one that is let through while it is half open must be followed by succeeded(),
    /// failed() or abandoned().
    bool admit(const QString &provider, const HealthConfig &config, MonotonicTime now);
    /// Each answers whether the state changed.
    bool succeeded(const QString &provider);
    bool failed(const QString &provider, const HealthConfig &config, MonotonicTime now, const ProviderFailure &failure = {});
    /// The request ended without saying anything about the provider: the client left, or it was refused for its content.
    void abandoned(const QString &provider);

    State state(const QString &provider) const;
    /// What is known, for display.
    struct Report
    {
        State state = State::Closed;
        int failures = 0;                            ///< in a row
        std::optional<ProviderFailure> failure = {}; ///< the last one, as failed() was told
        std::optional<milliseconds> triedIn;         ///< open: 0 when the next request tries it
    };
    Report report(const QString &provider, const HealthConfig &config, MonotonicTime now) const;

private:
    struct Entry
    {
        State state = State::Closed;
        int failures = 0;        ///< in a row
        ProviderFailure failure; ///< the last one
        MonotonicTime openedAt;
        bool isTried = false; ///< half open: a request is on its way
    };
    QHash<QString, Entry> m_entries; ///< of providers that failed lately
};

QString toString(ProviderHealth::State state); ///< "closed", "open", "half-open"

} // namespace ccr::proxy
