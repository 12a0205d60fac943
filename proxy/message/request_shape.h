#pragma once

#include <string>
#include <vector>

namespace ccr::proxy {

/// How a provider that speaks OpenAI's chat completions wants to be told to think; strict servers refuse keys that they do
/// not know.
enum class ReasoningKey
{
    None,            ///< not, or by reasoning_effort, as the model's name says
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
        Remove,     ///< each member's name is taken out
        Rename      ///< each member's name becomes the string that is its value
    };
    Mode mode = Mode::Set;
    std::string json; ///< an object
};

/// A change of the header fields after the dialect has written them.
struct HeaderPatch
{
    std::string name;
    std::string value; ///< replaces all fields of that name; empty: they are taken out
};

/// What a provider's transforms ask for beyond the neutral request. Dialects read what concerns them.
struct RequestShape
{
    ReasoningKey reasoning = ReasoningKey::None;
    bool replaysReasoning = false; ///< wants reasoning_content of earlier turns back
    bool completionTokens = false; ///< max_completion_tokens instead of max_tokens
    bool acceptsTopK = false;
    CacheMarks cacheMarks = CacheMarks::Dropped;
    bool useBearer = false; ///< Anthropic: Authorization instead of x-api-key

    // What the dialects need not know: it is applied to what they wrote, see applyShape() in transform/shaped_draft.h.
    std::vector<BodyPatch> patches; ///< in order
    std::vector<HeaderPatch> headers;

    /// The neutral request is not the client's any more: the client's body must not go on. Patches and headers do not say so.
    bool changesRequest = false;
};

} // namespace ccr::proxy
