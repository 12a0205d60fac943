#pragma once

#include "proxy/dialect/dialect.h"

namespace ccr::proxy {

/// OpenAI's Responses API, on both sides. Nothing is stored: providers are asked with store: false, and a client that builds
/// on a stored response is told to send the whole conversation. Reasoning goes back encrypted, see openai_reasoning_seal.h.
class OpenAiResponsesDialect final : public Dialect
{
public:
    std::string_view name() const override { return "openai-responses"; }
    Result<ChatRequest> readRequest(std::string_view body, const HttpRequestHead &head) const override;
    std::unique_ptr<StreamEncoder> newEncoder(const ChatRequest &request, std::string id) const override;
    QByteArray writeResponse(const ChatResponse &response, const ChatRequest &request, const std::string &id) const override;
    QByteArray writeError(const ProviderError &error) const override;
    std::string_view requestIdField() const override { return "x-request-id"; }
    std::size_t mostStopSequences() const override { return 0; } // the API has no word for them
    Result<UpstreamDraft> writeRequest(const UpstreamContext &context) const override;
    std::unique_ptr<StreamDecoder> newDecoder() const override;
    Result<ChatResponse> readResponse(std::string_view body) const override;
    ProviderError readError(int status, std::string_view body) const override;
};

} // namespace ccr::proxy
