#pragma once

#include "proxy/message/chat_request.h"

#include <cstdint>
#include <string_view>

namespace ccr::proxy {

/// The vocabularies of OpenAI's tokenizer that are told apart; they differ beyond English and code.
enum class Vocabulary
{
    Cl100k,
    O200k
};

/// Estimated number of tokens; linear in the text's length whatever it contains. How it counts and how near it comes is
/// described in the .cpp and checked by tst_token_counter.
std::int64_t countTokens(std::string_view text, Vocabulary vocabulary = Vocabulary::Cl100k);

/// Everything of a request that a provider counts as input: system, messages, tool calls and results, tool definitions.
std::int64_t countTokens(const ChatRequest &request, Vocabulary vocabulary = Vocabulary::Cl100k);

/// A request as it is written for a provider, with its JSON around: images and files in base64 count as what they show and not
/// as text.
std::int64_t countWrittenTokens(std::string_view json, Vocabulary vocabulary = Vocabulary::Cl100k);

} // namespace ccr::proxy
