#pragma once

#include "proxy/json/json_reader.h"
#include "proxy/message/chat_event.h"

namespace ccr::proxy {

/// One part of a candidate: text, a thought or a function call.
struct GeminiPart
{
    std::string text;
    std::string functionName; ///< empty when it is no call
    std::string callId;       ///< often none
    std::string argsJson;
    std::string signature;
    bool isThought = false;
};

/// The members of a GenerateContentResponse, or of one of its chunks, that mean something here.
struct GeminiReading
{
    std::vector<GeminiPart> parts;
    std::vector<std::string> queries; ///< of a search
    std::vector<WebSearchHit> sources;
    std::string model;
    std::string finishReason;
    std::string finishMessage;
    std::string blockReason; ///< the prompt itself was refused
    TokenUsage usage;
    bool hasCandidate = false;
    bool hasError = false;
};

/// False when the text is not such JSON; an `error` member sets hasError.
bool readGemini(JsonReader &json, std::string_view text, GeminiReading &reading);

/// Reasons that are no end of an answer but a failure: the model produced a call that cannot be read.
bool isGeminiFailure(std::string_view finishReason);
/// `calledTools`: decides, because Gemini finishes with STOP after function calls.
StopReason stopReasonFromGemini(std::string_view finishReason, bool calledTools);
/// What is shown instead of an answer when the prompt was refused.
std::string blockedText(std::string_view blockReason);
/// One search for everything that grounds the answer.
WebSearch searchOf(const std::vector<std::string> &queries, const std::vector<WebSearchHit> &sources);

} // namespace ccr::proxy
