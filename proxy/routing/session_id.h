#pragma once

#include "proxy/http/http_message.h"

#include <string>
#include <string_view>

namespace ccr::proxy {

/// The session that a request belongs to: of the header x-claude-code-session-id or x-claude-session-id, else what the
/// request's metadata said (`fromMetadata`). Empty when there is none, or when it is no id: it becomes part of a path.
std::string_view sessionId(const HttpHeaders &headers, std::string_view fromMetadata);

/// Letters, digits, '-' and '_', at most 128 of them.
bool isSessionId(std::string_view text);

} // namespace ccr::proxy
