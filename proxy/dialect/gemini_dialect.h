#pragma once

#include "proxy/dialect/dialect.h"

namespace ccr::proxy {

/// Google's Gemini API (generateContent, v1beta), on both sides. The model is part of the address; a provider's url ends with
/// "/models/".
class GeminiDialect : public Dialect
{
public:
    std::string_view name() const override { return "gemini"; }
    Result<ChatRequest> readRequest(std::string_view body, const HttpRequestHead &head) const override;
    std::unique_ptr<StreamEncoder> newEncoder(const ChatRequest &request, std::string id) const override;
    QByteArray writeResponse(const ChatResponse &response, const ChatRequest &request, const std::string &id) const override;
    QByteArray writeError(const ProviderError &error) const override;
    bool mayPassThrough(const ChatRequest &request) const override;
    std::size_t mostStopSequences() const override;
    Result<UpstreamDraft> writeRequest(const UpstreamContext &context) const override;
    std::unique_ptr<StreamDecoder> newDecoder() const override;
    Result<ChatResponse> readResponse(std::string_view body) const override;
    ProviderError readError(int status, std::string_view body) const override;
};

/// "<folder><model>:generateContent", or the streaming one, as server-sent events.
QUrl geminiActionUrl(QUrl folder, const std::string &model, bool stream);

} // namespace ccr::proxy
