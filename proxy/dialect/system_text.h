#pragma once

#include "proxy/message/chat_request.h"

namespace ccr::proxy {

/// Whether a part of the system prompt goes to a provider that does not bill by Anthropic's line. That line differs in every
/// conversation; as the first bytes of a prompt it would defeat the provider's cache.
bool isSystemTextSent(const TextPart &part);

/// The system prompt in one text.
std::string systemText(const ChatRequest &request);

} // namespace ccr::proxy
