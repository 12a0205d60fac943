#pragma once

#include "proxy/message/chat_request.h"

#include <optional>

namespace ccr::proxy {

/// Agent definitions name their model by <CCR-SUBAGENT-MODEL>provider,model</CCR-SUBAGENT-MODEL> in the prompt. Takes every
/// tag out of the system prompt and the first two messages and returns the text of the first. The model must never see one.
std::optional<std::string> takeSubagentTag(ChatRequest &request);

} // namespace ccr::proxy
