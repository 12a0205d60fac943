#pragma once

#include "proxy/api/proxy_config.h"
#include "proxy/http/http_message.h"
#include "proxy/message/chat_event.h"
#include "proxy/upstream/upstream_transport.h"

#include <optional>

namespace ccr::proxy {

/// Why one attempt came to nothing, before anything of it was forwarded.
struct AttemptFailure
{
    int status = 0;                               ///< of the provider's answer; 0: there was none
    std::optional<UpstreamFailureKind> transport; ///< the connection failed; else the provider itself refused or answered nonsense
    ProviderError error;                          ///< what the client is told if nothing else is tried
    std::string errorClass;
    std::optional<milliseconds> retryAfter; ///< the provider said when to come back
    bool wasStale = false;                  ///< a kept connection ended before it brought a byte: the provider had closed it
};

enum class NextStep
{
    SameTarget, ///< the same provider and model once more, after the delay
    NextKey,    ///< the same with another key, at once
    NextTarget, ///< the fallback
    GiveUp      ///< the client gets the error
};

struct RetryVerdict
{
    NextStep step = NextStep::GiveUp;
    milliseconds delay{};
};

/// What can still be done.
struct RetryOptions
{
    int triesOfTarget = 1; ///< so far, this one included
    bool hasOtherKey = false;
    bool hasOtherTarget = false;
};

/// Decides what follows a failed attempt. `random`: 0 to 1, spreads the delays of many clients.
RetryVerdict nextStep(const AttemptFailure &failure, const RetryOptions &options, const RetryConfig &config, double random);

/// Whether the failure says something about the provider and not about this request or this key.
bool isProviderFault(const AttemptFailure &failure);
/// Whether the key is at fault: refused, out of money or over its limit.
bool isKeyFault(const AttemptFailure &failure);

/// Retry-After in seconds or as a date (RFC 9110, 10.2.3), or retry-after-ms (OpenAI). `now` in seconds since 1970.
std::optional<milliseconds> retryAfter(const HttpHeaders &headers, std::int64_t now);

} // namespace ccr::proxy
