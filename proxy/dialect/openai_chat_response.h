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

/// What a model's vendor signed or sealed of its thinking.
struct OpenAiThought
{
    std::string text; ///< the same as, or a part of, what stands in `reasoning`
    std::string signature;
    std::string sealedData; ///< instead of both
};

/// The members of a completion or of a chunk that mean something here. Reused between chunks: clear() keeps the memory.
struct OpenAiReading
{
    std::string id;
    std::string model;
    std::string reasoning;
    std::string content;
    std::string refusal;
    std::vector<OpenAiThought> thoughts; ///< reasoning_details, a signature being the end of each
    std::vector<WebSearchHit> hits;
    std::string finishReason;
    std::vector<OpenAiToolCall> toolCalls;
    std::size_t toolCallCount = 0;
    TokenUsage usage;
    bool hasChoice = false;
    bool hasError = false;

    void clear();
};

/// Reads `{"choices":[{"delta"|"message":{…},"finish_reason"}],"usage":{…}}`; only the first choice counts, and none with an index
/// beyond 0. False when the
/// text is not such JSON; an `error` member sets hasError.
bool readOpenAi(JsonReader &json, std::string_view text, OpenAiReading &reading);

/// Thinking that is in several pieces, each of its own: then `thoughts` tell it all, and `reasoning` only what they say.
bool hasSeveralThoughts(const OpenAiReading &reading);

/// What went wrong, when the finish reason says that the answer was not finished.
std::optional<ProviderError> failureFromOpenAi(std::string_view finishReason);

/// `calledTools`: decides, because many servers finish with "stop" after tool calls.
StopReason stopReasonFromOpenAi(std::string_view finishReason, bool calledTools);

} // namespace ccr::proxy
