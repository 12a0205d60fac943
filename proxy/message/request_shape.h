#pragma once

#include <string>
#include <utility>
#include <vector>

namespace ccr::proxy {

/// How a provider that speaks OpenAI's chat completions wants to be told to think; strict servers refuse keys that they do
/// not know.
enum class ReasoningKey
{
    None,
    Effort,          ///< reasoning_effort: "low" … (OpenAI)
    ReasoningObject, ///< reasoning: {effort} (OpenRouter)
    EnableThinking   ///< enable_thinking: true|false and thinking: {type} (Qwen, GLM and others)
};

/// Which cache_control marks of the client go on.
enum class CacheMarks
{
    Dropped,
    Kept
};

/// A change of the provider's JSON body after the dialect has written it.
struct BodyPatch
{
    enum class Mode
    {
        Set,        ///< each member of `json` replaces what is there
        AddMissing, ///< each member is added where absent; objects are merged, the new value winning inside them
        Remove      ///< each member's name is taken out
    };
    Mode mode = Mode::Set;
    std::string json; ///< an object
};

/// What a provider's transforms ask for beyond the neutral request. Dialects read what concerns them.
struct RequestShape
{
    ReasoningKey reasoning = ReasoningKey::None;
    bool replaysReasoning = false; ///< wants reasoning_content of earlier turns back
    bool completionTokens = false; ///< max_completion_tokens instead of max_tokens
    bool acceptsTopK = false;
    CacheMarks cacheMarks = CacheMarks::Dropped;
    bool dropsSchemaKeyword = false; ///< "$schema" of tool schemas is refused (Groq)
    bool useBearer = false;          ///< Anthropic: Authorization instead of x-api-key
    std::vector<BodyPatch> patches;  ///< in order
    std::vector<std::pair<std::string, std::string>> headers;
    bool changesRequest = false; ///< a transform had a say: the client's body must not go on as it is
};

} // namespace ccr::proxy
