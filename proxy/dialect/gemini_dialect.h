#pragma once

#include "proxy/dialect/dialect.h"

namespace ccr::proxy {

/// Google's Gemini API (generateContent, v1beta), on the provider's side only; clients that speak it are refused with an
/// error. The model is part of the address; api_base_url ends with "/models/".
class GeminiDialect final : public Dialect
{
public:
    std::string_view name() const override { return "gemini"; }
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
