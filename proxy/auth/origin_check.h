#pragma once

#include "logging/base/packed_phrase.h"
#include "proxy/api/proxy_config.h"
#include "proxy/http/http_message.h"

#include <optional>

namespace ccr::proxy {

/// Keeps web pages out: a browser sends them to any address, and takes the name of its page for the name of a host that its
/// owner has pointed at this machine (DNS rebinding).
///
/// The Host must be a name or address of this machine; any address, when no name can have been rebound to it; the configured
/// HOST; and any name when the program is bound beyond the loopback, where names are the owner's and a key is required. An
/// Origin must be this machine at the program's own port.
/// Absent when the request may pass, else the reason and the remedy.
std::optional<PackedPhrase> foreignSender(const HttpRequestHead &head, const ProxyConfig &config);

/// Whether the Host is a name of this machine's loopback, or absent (HTTP/1.0).
bool isForLoopback(const HttpRequestHead &head);

/// The fields by which a browser lets the page of an allowed Origin read the answer; empty without an Origin
/// (Fetch standard, "CORS protocol").
HttpHeaders corsHeaders(const HttpRequestHead &head);

/// The further fields that answer a preflight.
HttpHeaders preflightHeaders(const HttpRequestHead &head);

} // namespace ccr::proxy
