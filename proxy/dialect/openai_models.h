#pragma once

#include <string_view>

namespace ccr::proxy {

/// What OpenAI's models differ in, as far as a request must know it; told by the model's name ("gpt-5-mini", "openai/o3",
/// "gpt-4o-2024-08-06"). Source: OpenAI, "Reasoning models" and "Models".
struct OpenAiModel
{
    explicit OpenAiModel(std::string_view name);

    /// Reasons always: refuses temperature and top_p, and max_tokens by that name.
    bool alwaysReasons = false;
    /// Of OpenAI's generations before reasoning: refuses to be asked for it.
    bool neverReasons = false;
    /// From GPT-5.1 on: in chat completions it takes no tools unless its effort is "none"; the Responses API has no such limit.
    bool reasonsInChatWithoutTools = false;
};

} // namespace ccr::proxy
