#pragma once

#include "proxy/message/chat_request.h"

#include <map>
#include <string>

namespace ccr::proxy {

/// The client's names of its tools, by those that a provider gets.
using ToolNames = std::map<std::string, std::string, std::less<>>;

/// Shortens names that OpenAI and Google refuse for their length, as those of MCP servers often are: in the tools, the choice and
/// the calls of the conversation. The same name becomes the same one in every request.
ToolNames shortenToolNames(ChatRequest &request);

} // namespace ccr::proxy
