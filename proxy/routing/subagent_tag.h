#pragma once

#include "proxy/message/chat_request.h"

#include <QByteArray>

#include <optional>

namespace ccr::proxy {

/// Agent definitions name their model by <CCR-SUBAGENT-MODEL>provider,model</CCR-SUBAGENT-MODEL> in the prompt. Takes the tag
/// out of the system prompt or the first two messages and returns its text. The model must never see it.
std::optional<std::string> takeSubagentTag(ChatRequest &request);

/// The same in a body that is passed through as it came.
void removeSubagentTag(QByteArray &body);

} // namespace ccr::proxy
