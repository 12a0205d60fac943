#pragma once

#include "proxy/dialect/dialect.h"

namespace ccr::proxy {

/// Anthropic's Messages API, on both sides. Towards a provider the client's body passes unchanged except for the model.
class AnthropicDialect final : public Dialect
{
public:
    std::string_view name() const override { return "anthropic"; }
    Result<ChatRequest> readRequest(std::string_view body) const override;
    std::unique_ptr<StreamEncoder> newEncoder(std::string fallbackId, std::string model) const override;
    QByteArray writeResponse(const ChatResponse &response, const std::string &fallbackId) const override;
    Result<UpstreamDraft> writeRequest(const ChatRequest &request, const Provider &provider, const QString &model,
                                       std::string_view clientBody, const HttpHeaders &clientHeaders) const override;
    std::unique_ptr<StreamDecoder> newDecoder() const override;
    Result<ChatResponse> readResponse(std::string_view body) const override;
    ProviderError readError(int status, std::string_view body) const override;
};

} // namespace ccr::proxy
