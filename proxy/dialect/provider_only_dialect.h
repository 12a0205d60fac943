#pragma once

#include "proxy/dialect/dialect.h"

namespace ccr::proxy {

/// A dialect that is spoken to providers and not served to clients.
class ProviderOnlyDialect : public Dialect
{
public:
    Result<ChatRequest> readRequest(std::string_view body) const final;
    std::unique_ptr<StreamEncoder> newEncoder(std::string fallbackId, std::string model) const final;
    QByteArray writeResponse(const ChatResponse &response, const std::string &fallbackId) const final;

private:
    virtual QString title() const = 0; ///< for people: "Clients that speak … are not served."
};

/// The system prompt in one text, without the line that would defeat a provider's prompt cache.
std::string systemText(const ChatRequest &request);

} // namespace ccr::proxy
