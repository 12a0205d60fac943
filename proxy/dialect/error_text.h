#pragma once

#include "proxy/message/chat_event.h"

namespace ccr::proxy {

/// Reads the failure that a provider describes in `body`: {"error":{"message","type"}} in the shapes of OpenAI, Anthropic
/// and Google, {"error":"…"}, {"message":"…"}, {"detail":"…"}, HTML or plain text. The provider's words are kept.
/// A prompt that does not fit is put in the words by which Claude Code recognises it ("prompt is too long"); `words` are theirs.
/// `status` 0: not known, for an error inside a stream; taken from the code or type in the body, else 502.
ProviderError providerError(int status, std::string_view body);

/// The HTTP status that an Anthropic error type stands for; 502 when it has none.
int statusForErrorType(std::string_view type);

} // namespace ccr::proxy
