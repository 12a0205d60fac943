#pragma once

#include "proxy/endpoint/endpoint_table.h"

namespace ccr::proxy {

/// What stands between the HTTP server and the endpoints: origin, key and content type are checked before a body is read,
/// then the endpoint is looked up. Whatever is refused here is recorded as an exchange of its own. Proxy thread.
///
/// A path under /preset/<name>/ is looked up without that prefix and served with the configuration of the preset; the key is
/// that of the main configuration.
class RequestDispatcher final : public HttpHandler
{
public:
    /// `server` must outlive it.
    RequestDispatcher(std::shared_ptr<const ProxyConfig> config, ExchangeTable &exchanges, logging::LogTarget &log,
                      const ServerControl &server);

    /// Requests from now on follow the new configuration; running exchanges keep theirs.
    void setConfig(std::shared_ptr<const ProxyConfig> config) { m_config = std::move(config); }

    std::optional<HttpRefusal> admit(const HttpRequestHead &head, const HttpPeer &peer) override;
    void handle(HttpRequest request, HttpResponder &responder) override;
    RefusalAnswer answerRefusal(const HttpRefusal &refusal, const HttpRequestHead &head, MonotonicTime firstByte) override;

private:
    /// Where a path leads.
    struct Destination
    {
        std::shared_ptr<const ProxyConfig> config; ///< null: the preset is unknown
        std::string_view preset;
        std::string_view path; ///< without the prefix
        EndpointLookup lookup;
    };
    Destination destinationOf(std::string_view method, std::string_view path) const;
    std::optional<HttpRefusal> admitTo(const Destination &destination, const HttpRequestHead &head, const HttpPeer &peer) const;
    std::optional<HttpRefusal> checkSender(Access access, const HttpRequestHead &head, const HttpPeer &peer) const;
    HttpRefusal notServed(const Destination &destination, const HttpRequestHead &head) const;
    void answerOptions(const HttpRequestHead &head, HttpResponder &responder) const;
    /// Returns the id of the record.
    std::string recordRefusal(const HttpRefusal &refusal, const HttpRequestHead &head, MonotonicTime firstByte);

    std::shared_ptr<const ProxyConfig> m_config;
    ExchangeTable &m_exchanges;
    logging::LogTarget &m_log;
    const ServerControl &m_server;
};

} // namespace ccr::proxy
