#pragma once

#include "logging/base/result.h"
#include "proxy/image_agent/image_shelf.h"
#include "proxy/message/chat_event.h"

namespace ccr::proxy {

/// What stands in a request in the place of its images.
struct HiddenImages
{
    std::string conversation;
    std::string toolName; ///< empty: the client forbids tools, nobody can ask
    std::map<int, ImageShelf::Image> images;
};

/// Moves every image out of the request, "[Image #n]" taking its place, and offers the tool by which the model can have them
/// looked at. Calls of the tool that the client never saw come back into the history.
HiddenImages hideImages(ChatRequest &request, ImageShelf &shelf, MonotonicTime now);

/// What the model asks of the one that sees.
struct ImageTask
{
    std::vector<int> images; ///< their numbers, at least one
    std::string task;
    std::string regions; ///< where to look closely, as the model wrote it; may be empty
};

/// Reads the tool's input; an error is written for the model.
Result<ImageTask> readImageTask(std::string_view inputJson, const HiddenImages &hidden);

/// The request that the model that sees is asked with.
ChatRequest imageQuestion(const ImageTask &task, const HiddenImages &hidden);

/// What the model said, as the history of its own request needs it.
ChatMessage asMessage(const ChatResponse &response);

} // namespace ccr::proxy
