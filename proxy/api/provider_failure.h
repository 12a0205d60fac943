#pragma once

#include <QString>

namespace ccr::proxy {

/// How a request failed at a provider, without a word of the provider's own.
struct ProviderFailure
{
    QString errorClass; ///< "rate_limited"
    int status = 0;     ///< of the answer; 0: there was none

    bool operator==(const ProviderFailure &) const = default;
};

/// "rate_limited (429)"
QString toString(const ProviderFailure &failure);

} // namespace ccr::proxy
