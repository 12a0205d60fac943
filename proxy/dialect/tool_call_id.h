#pragma once

#include <string>
#include <string_view>

namespace ccr::proxy {

/// Gemini signs its function calls and refuses a conversation in which a signature is missing (Gemini API, "Thought
/// signatures"). Clients of the Messages API have no place for it except the id of the call, which they send back as it is;
/// so it travels there. Ids hold letters, digits, "_" and "-" only, as Anthropic demands.

/// A fresh id; `signature` may be empty.
std::string newToolCallId(std::string_view signature);
/// The signature inside the id; empty when there is none.
std::string signatureOf(std::string_view toolCallId);
/// The id without the signature, for providers that limit its length (OpenAI: 40 characters).
std::string_view plainToolCallId(std::string_view toolCallId);

} // namespace ccr::proxy
