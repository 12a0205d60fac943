#pragma once

#include "logging/api/exchange_log.h"
#include "proxy/http/http_message.h"

#include <QUrl>

#include <string>
#include <string_view>

namespace ccr::proxy {

class UpstreamTransport;
struct UpstreamRequest;

/// What of a provider's address may be shown: neither its user nor its query. Valid until the next call.
const std::string &shownUrl(const QUrl &url);

/// A value that a `traceparent` header may have (W3C Trace Context, 3.2).
bool isTraceParent(std::string_view text);
/// The trace of a `traceparent` header; empty when it is none.
std::string traceIdOf(std::string_view traceparent);

/// The header fields of a message, for whoever records them or looks at them; otherwise costs nothing.
void keepHead(logging::ExchangeLog &log, logging::StoredBody::Kind kind, const HttpHeaders &headers);
/// The same of a request to a provider, with what the transport adds.
void keepRequestHead(logging::ExchangeLog &log, const UpstreamTransport &transport, const UpstreamRequest &request);

} // namespace ccr::proxy
