#pragma once

#include "proxy/message/chat_request.h"

#include <QByteArray>

#include <string>
#include <string_view>

namespace ccr::proxy {

inline constexpr std::size_t mostGeminiStopSequences = 5; ///< Gemini API, GenerationConfig

/// Writes a GenerateContentRequest from the neutral model, for the Gemini API and for Vertex AI alike (both take any JSON
/// Schema as parametersJsonSchema and responseJsonSchema). What came from a client of Gemini keeps the members that the
/// model has no word for.
QByteArray writeGeminiRequest(const ChatRequest &request, const std::string &model);

/// The elements of `contents`: roles alternate, each call has its response, signatures are where they were.
std::string geminiContents(const ChatRequest &request, std::string_view model);

/// "gemini-2.5-flash" is of generation "2.5", and of "2".
bool isGeminiGeneration(std::string_view model, std::string_view generation);

} // namespace ccr::proxy
