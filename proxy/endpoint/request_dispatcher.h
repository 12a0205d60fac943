#pragma once

#include "proxy/endpoint/endpoint.h"

namespace ccr::proxy {

/// What stands between the HTTP server and the endpoints: origin, key and content type are checked before a body is read,
/// then the endpoint is looked up. Whatever is refused here is recorded as an exchange of its own. Proxy thread.
class RequestDispatcher final : public HttpHandler
{
public:
    RequestDispatcher(std::shared_ptr<const ProxyConfig> config, ExchangeTable &exchanges, logging::LogTarget &log);

    /// Requests from now on follow the new configuration; running exchanges keep theirs.
    void setConfig(std::shared_ptr<const ProxyConfig> config) { m_config = std::move(config); }

    std::optional<HttpRefusal> admit(const HttpRequestHead &head) override;
    void handle(HttpRequest request, HttpResponder &responder) override;
    QByteArray refusalBody(const HttpRefusal &refusal, const HttpRequestHead &head, MonotonicTime firstByte) override;

private:
    void recordRefusal(const HttpRefusal &refusal, const HttpRequestHead &head, MonotonicTime firstByte);

    std::shared_ptr<const ProxyConfig> m_config;
    ExchangeTable &m_exchanges;
    logging::LogTarget &m_log;
};

} // namespace ccr::proxy
