#pragma once

#include "proxy/dialect/dialect.h"

namespace ccr::proxy {

/// Anthropic's Messages API, on both sides. Where the client speaks it as well, its body goes to the provider unchanged
/// except for the model; otherwise the request is written from the neutral model.
class AnthropicDialect : public Dialect
{
public:
    std::string_view name() const override { return "anthropic"; }
    Result<ChatRequest> readRequest(std::string_view body, const HttpRequestHead &head) const override;
    std::unique_ptr<StreamEncoder> newEncoder(const ChatRequest &request, std::string id) const override;
    QByteArray writeResponse(const ChatResponse &response, const ChatRequest &request, const std::string &id) const override;
    QByteArray writeError(const ProviderError &error) const override;
    bool mayPassThrough(const ChatRequest &request) const override;
    Result<UpstreamDraft> writeRequest(const UpstreamContext &context) const override;
    std::unique_ptr<StreamDecoder> newDecoder() const override;
    Result<ChatResponse> readResponse(std::string_view body) const override;
    ProviderError readError(int status, std::string_view body) const override;
};

} // namespace ccr::proxy
