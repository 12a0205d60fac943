#pragma once

#include "proxy/api/proxy_config.h"
#include "proxy/http/http_message.h"

namespace ccr::proxy {

/// Where a client may say its key.
enum class KeyPlaces
{
    Headers,
    HeadersAndQuery ///< also as ?key=, as Google's clients do (Gemini API, "Authentication"); a query gets into other people's logs
};

/// Whether the client presents the configured key, as x-api-key, x-goog-api-key or Authorization: Bearer; one right field is
/// enough, because clients send several with different values. True when no key is configured. Takes the same time for every
/// wrong key of the same length.
bool clientKeyMatches(const HttpRequestHead &head, const ProxyConfig &config, KeyPlaces places);

} // namespace ccr::proxy
