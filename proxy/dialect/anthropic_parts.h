#pragma once

#include "proxy/message/chat_request.h"

#include <string>
#include <string_view>

namespace ccr::proxy {

/// Appends one block of a message's content as the Messages API spells it ("Messages", request body). What another dialect
/// holds and the API does not know is written in words.
void writeAnthropicPart(std::string &out, const ContentPart &part);
void writeAnthropicPart(std::string &out, const TextPart &text);

/// `id` with every character that the API refuses in ids of tool calls replaced; the same for a call and its result.
std::string anthropicToolId(std::string_view id);

} // namespace ccr::proxy
