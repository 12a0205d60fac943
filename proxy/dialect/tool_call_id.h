#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ccr::proxy {

/// Gemini signs its function calls and refuses a conversation in which a signature is missing (Gemini API, "Thought
/// signatures"). Clients of the Messages API have no place for it except the id of the call, which they send back as it is;
/// so it travels there. Ids hold letters, digits, "_" and "-" only, as Anthropic demands.

/// A fresh id; `signature` may be empty. `given`: Gemini's own id of the call, which it wants back; kept when it has the form
/// of an id, and often empty.
std::string newToolCallId(std::string_view signature, std::string_view given = {});
/// `id` with the signature in it; it must have none.
std::string withSignature(std::string id, std::string_view signature);
/// Gemini's own id of the call; empty when there is none.
std::string_view givenToolCallId(std::string_view toolCallId);
/// The signature inside the id; empty when there is none.
std::string signatureOf(std::string_view toolCallId);
/// The id without what Gemini added, for providers that limit its length (OpenAI: 40 characters).
std::string_view plainToolCallId(std::string_view toolCallId);

/// Gives the calls of one answer ids that no other call has: clients tell calls and their results apart by nothing else, and
/// Anthropic refuses a conversation in which two are the same.
class ToolCallIds
{
public:
    /// `id` itself, or a fresh one when it is empty or taken.
    std::string unique(std::string id);

private:
    std::vector<std::string> m_taken;
};

} // namespace ccr::proxy
