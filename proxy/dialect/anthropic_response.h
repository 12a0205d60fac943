#pragma once

#include "proxy/json/json_reader.h"
#include "proxy/message/chat_event.h"

#include <optional>
#include <string_view>

namespace ccr::proxy {

/// What streams and whole answers of the Messages API have in common.

/// Adds the numbers that `value` holds; everything but an object is left alone.
void readAnthropicUsage(JsonReader &json, JsonValue value, TokenUsage &usage);
/// The content of a web_search_tool_result: a list of results, or an object with an error code.
bool readAnthropicSearchContent(JsonReader &json, JsonValue value, WebSearch &search);
/// The query in the input of a server_tool_use; empty when there is none.
std::string anthropicSearchQuery(std::string_view inputJson);
/// Nothing for blocks that the neutral model has no word for.
std::optional<BlockKind> anthropicBlockKind(std::string_view type);

inline constexpr std::string_view anthropicServerTool = "server_tool_use";
inline constexpr std::string_view anthropicSearchResult = "web_search_tool_result";

} // namespace ccr::proxy
