#pragma once

#include "proxy/json/json_reader.h"
#include "proxy/message/chat_event.h"

namespace ccr::proxy {

/// A tool call, or a piece of one, as it stands in a message or a delta.
struct OpenAiToolCall
{
    std::int64_t index = -1;
    std::string id;
    std::string name;
    std::string arguments;
};

/// The members of a completion or of a chunk that mean something here. Reused between chunks: clear() keeps the memory.
struct OpenAiReading
{
    std::string id;
    std::string model;
    std::string reasoning;
    std::string content;
    std::string refusal;
    std::string detailsText; ///< of reasoning_details
    std::string signature;
    std::vector<std::string> sealedThinking;
    std::vector<WebSearchHit> hits;
    std::string finishReason;
    std::vector<OpenAiToolCall> toolCalls;
    std::size_t toolCallCount = 0;
    TokenUsage usage;
    bool hasChoice = false;
    bool hasError = false;

    void clear();
};

/// Reads `{"choices":[{"delta"|"message":{…},"finish_reason"}],"usage":{…}}`; only the first choice counts. False when the
/// text is not such JSON; an `error` member sets hasError.
bool readOpenAi(JsonReader &json, std::string_view text, OpenAiReading &reading);

/// `calledTools`: decides, because many servers finish with "stop" after tool calls.
StopReason stopReasonFromOpenAi(std::string_view finishReason, bool calledTools);

} // namespace ccr::proxy
