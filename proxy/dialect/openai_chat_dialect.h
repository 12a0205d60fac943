#pragma once

#include "proxy/dialect/dialect.h"

namespace ccr::proxy {

/// OpenAI's chat completions, on both sides. The many servers that imitate it differ in details, which are cured in the decoder:
/// late tool names, finish "stop" after tool calls, usage anywhere, reasoning under two names.
class OpenAiChatDialect : public Dialect
{
public:
    std::string_view name() const override { return "openai-chat"; }
    Result<ChatRequest> readRequest(std::string_view body, const HttpRequestHead &head) const override;
    std::unique_ptr<StreamEncoder> newEncoder(const ChatRequest &request, std::string id) const override;
    QByteArray writeResponse(const ChatResponse &response, const ChatRequest &request, const std::string &id) const override;
    QByteArray writeError(const ProviderError &error) const override;
    std::string_view requestIdField() const override { return "x-request-id"; }
    /// Not for a stream whose client did not ask for usage: it is asked for anew, because the record wants it.
    bool mayPassThrough(const ChatRequest &request) const override { return !request.stream || request.wantsUsageInStream; }
    Result<UpstreamDraft> writeRequest(const UpstreamContext &context) const override;
    std::unique_ptr<StreamDecoder> newDecoder() const override;
    Result<ChatResponse> readResponse(std::string_view body) const override;
    ProviderError readError(int status, std::string_view body) const override;
};

} // namespace ccr::proxy
