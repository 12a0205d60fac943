#pragma once

#include <string_view>

namespace ccr::proxy {

/// Signature of thinking that came from a provider without signatures. Clients of the Messages API refuse to send thinking
/// back without one.
inline constexpr std::string_view syntheticSignature = "Y2NyLWRlc2t0b3A6IHVuc2lnbmVkIHRoaW5raW5n";

/// Before the signature of a provider that signs in another way, so that it goes back to its like alone. A colon: Anthropic's
/// signatures and hidden thinking are base64 and hold none.
inline constexpr std::string_view geminiSignaturePrefix = "gemini:";
inline constexpr std::string_view openAiSignaturePrefix = "openai:";

/// Not made by Anthropic: its API would refuse it.
inline bool isForeignSignature(std::string_view signature)
{
    return signature == syntheticSignature || signature.find(':') != std::string_view::npos;
}

} // namespace ccr::proxy
