#pragma once

#include "proxy/message/chat_event.h"
#include "proxy/message/chat_request.h"

#include <optional>
#include <string>
#include <string_view>

namespace ccr::proxy {

/// A reasoning item of the Responses API, which keeps nothing (store: false), must come back with its id and its encrypted
/// content, or the model thinks anew in each step of a task. Clients of other dialects have one place for what belongs to
/// thinking, the signature, which they send back as it is; so both travel there.
struct OpenAiReasoning
{
    std::string_view id;
    std::string_view encryptedContent;
};

std::string sealReasoning(const OpenAiReasoning &reasoning);
/// Views into `signature`; nothing when it came from elsewhere.
std::optional<OpenAiReasoning> unsealReasoning(std::string_view signature);

/// The other way round: a client of the Responses API keeps another vendor's signature, or the data of its redacted thinking,
/// as the encrypted content of a reasoning item. The id tells which of them it is.
struct SealedItem
{
    std::string id;
    std::string encryptedContent; ///< empty: nothing to keep
};
/// `kind`: Thinking, with its `signature`, or RedactedThinking, with its data. `unique`: for the id.
SealedItem sealedItem(BlockKind kind, std::string_view signature, std::string_view unique);
/// What such an item is when it comes back, or an item of OpenAI's own.
ThinkingPart thinkingOfItem(std::string_view id, std::string_view encryptedContent, std::string summary);

} // namespace ccr::proxy
