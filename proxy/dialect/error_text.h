#pragma once

#include "proxy/message/chat_event.h"

#include <optional>

namespace ccr::proxy {

/// Reads the failure that a provider describes in `body`: {"error":{"message","type"}} in the shapes of OpenAI, Anthropic
/// and Google, {"error":"…"}, {"message":"…"}, {"detail":…} and others, HTML or plain text. The provider's words are kept.
/// A prompt that does not fit is put in the words by which Claude Code recognises it ("prompt is too long"); `words` are theirs.
/// `status` 0: not known, for an error inside a stream; taken from the code or type in the body, else 502.
ProviderError providerError(int status, std::string_view body);

/// The failure that a frame of a stream speaks of which holds nothing of the stream's dialect; absent when it holds no words.
std::optional<ProviderError> statedError(std::string_view frame);

/// The HTTP status that an Anthropic error type stands for; 502 when it has none.
int statusForErrorType(std::string_view type);

} // namespace ccr::proxy
