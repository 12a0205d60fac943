#pragma once

#include <cstdint>
#include <string_view>

namespace ccr::proxy {

/// What the generations of Claude differ in, as far as a request of another dialect must know it; told by the model's name
/// ("claude-opus-4-7", "claude-3-5-haiku-20241022", "anthropic/claude-sonnet-4.5", "claude-sonnet-4@20250514"). Other
/// models are spoken to by the same protocol on some servers; for those the most careful answer is given.
/// Sources: Anthropic, "Models overview", "Extended thinking", "Adaptive thinking", "Structured outputs", "Migration guide".
struct ClaudeModel
{
    explicit ClaudeModel(std::string_view name);

    /// The Messages API demands max_tokens. Most that every model of the generation allows: 4096 for Claude 3, 32000 from
    /// Claude 3.7 on; 8192 for Claude 3.5 and for strangers.
    std::int64_t defaultMaxTokens() const;
    /// 4.6 and later decide by themselves how much to think; later ones refuse a budget.
    bool isAdaptive() const { return version >= 406; }
    /// Before 3.7 there is no thinking.
    bool canThink() const { return version == 0 || version >= 307; }
    /// 4.7 and later refuse temperature, top_p and top_k.
    bool takesSampling() const { return version < 407; }
    /// output_config.format: 4.5 and later, and Opus 4.1.
    bool takesOutputFormat() const { return version >= 405 || (version == 401 && isOpus); }

    int version = 0; ///< 307 for 3.7; 0: no Claude
    bool isOpus = false;
};

} // namespace ccr::proxy
