#include "proxy/routing/session_id.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

constexpr std::size_t longestId = 128;

} // namespace

bool isSessionId(std::string_view text)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !text.empty() && text.size() <= longestId && std::all_of(text.begin(), text.end(), isPlain);
}

std::string_view sessionId(const HttpHeaders &headers, std::string_view fromMetadata)
{
    for (const std::string_view name : {"x-claude-code-session-id", "x-claude-session-id"})
        if (const std::string *value = headers.find(name); value && isSessionId(*value)) return *value;
    return isSessionId(fromMetadata) ? fromMetadata : std::string_view();
}

} // namespace ccr::proxy
