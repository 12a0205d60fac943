#include "proxy/dialect/anthropic_dialect.h"
#include "proxy/dialect/gemini_dialect.h"
#include "proxy/dialect/openai_chat_dialect.h"
#include "proxy/dialect/openai_responses_dialect.h"
#include "proxy/dialect/vertex_dialect.h"

namespace ccr::proxy {

const Dialect *findDialect(std::string_view name)
{
    static const AnthropicDialect anthropic;
    static const GeminiDialect gemini;
    static const OpenAiChatDialect openAiChat;
    static const OpenAiResponsesDialect openAiResponses;
    static const VertexGeminiDialect vertexGemini;
    static const VertexClaudeDialect vertexClaude;
    static const VertexOpenAiDialect vertexOpenAi;
    static const Dialect *const rows[] = {&anthropic, &gemini, &openAiChat, &openAiResponses, &vertexGemini, &vertexClaude, &vertexOpenAi};
    for (const Dialect *dialect : rows)
        if (dialect->name() == name) return dialect;
    return nullptr;
}

} // namespace ccr::proxy
