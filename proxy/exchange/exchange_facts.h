#pragma once

#include "logging/api/snapshots.h"

#include <QUrl>

#include <string>
#include <string_view>

namespace ccr::proxy {

/// What of a provider's address may be shown: neither its user nor its query. Valid until the next call.
const std::string &shownUrl(const QUrl &url);

/// A value that a `traceparent` header may have (W3C Trace Context, 3.2).
bool isTraceParent(std::string_view text);
/// The trace of a `traceparent` header; empty when it is none.
std::string traceIdOf(std::string_view traceparent);

logging::TokenCounts sum(const logging::TokenCounts &a, const logging::TokenCounts &b);

} // namespace ccr::proxy
