#pragma once

#include "proxy/api/proxy_config.h"
#include "proxy/http/http_message.h"

namespace ccr::proxy {

/// Whether the client presents the configured key, as x-api-key or as Authorization: Bearer; one right header is enough,
/// because clients send both with different values. True when no key is configured. Takes the same time for every wrong key
/// of the same length.
bool clientKeyMatches(const HttpHeaders &headers, const ProxyConfig &config);

/// Whether a browser page of another site can be excluded as the sender: the Host must be a loopback name or an address
/// unless a key is configured (DNS rebinding), and an Origin, if present, must be this machine.
bool originAllowed(const HttpRequestHead &head, const ProxyConfig &config);

} // namespace ccr::proxy
