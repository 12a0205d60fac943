#pragma once

#include "proxy/message/chat_request.h"

namespace ccr::proxy {

/// An image in the last message of the user, also inside a tool result.
bool lastUserMessageHasImage(const ChatRequest &request);

bool hasImage(const ChatRequest &request);

/// Moves the images out of the tool results of the last user message to its end, where every model that sees can see them; a
/// text takes their place. False when there was nothing to move.
bool moveResultImages(ChatRequest &request);

/// Whether a model is known to take images, by its name.
bool isKnownToSee(std::string_view model);

} // namespace ccr::proxy
