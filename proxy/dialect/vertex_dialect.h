#pragma once

#include "proxy/dialect/anthropic_dialect.h"
#include "proxy/dialect/gemini_dialect.h"
#include "proxy/dialect/openai_chat_dialect.h"

namespace ccr::proxy {

/// Google's Vertex AI speaks three dialects, each in an envelope of its own: the address names project, location and model,
/// and the credential is an access token. A provider's url ends with "/locations/<location>/". Spoken to providers only;
/// answers and errors are those of the dialect inside.

/// Gemini's models: .../publishers/google/models/{model}:streamGenerateContent (Vertex AI REST reference).
class VertexGeminiDialect final : public GeminiDialect
{
public:
    std::string_view name() const override { return "vertex-gemini"; }
    std::string_view innerName() const override { return "gemini"; }
    Result<UpstreamDraft> writeRequest(const UpstreamContext &context) const override;
};

/// Claude's models: .../publishers/anthropic/models/{model}:streamRawPredict; no model in the body, but a version
/// (Anthropic, "Claude on Vertex AI").
class VertexClaudeDialect final : public AnthropicDialect
{
public:
    std::string_view name() const override { return "vertex-claude"; }
    std::string_view innerName() const override { return "anthropic"; }
    bool mayPassThrough(const ChatRequest &request) const override;
    Result<UpstreamDraft> writeRequest(const UpstreamContext &context) const override;
};

/// The interface for OpenAI's clients: .../endpoints/openapi/chat/completions (Google, "Using OpenAI libraries with Vertex
/// AI"). Models are named with their publisher, "google/…" where none is given.
class VertexOpenAiDialect final : public OpenAiChatDialect
{
public:
    std::string_view name() const override { return "vertex-openai"; }
    std::string_view innerName() const override { return "openai-chat"; }
    Result<UpstreamDraft> writeRequest(const UpstreamContext &context) const override;
};

} // namespace ccr::proxy
