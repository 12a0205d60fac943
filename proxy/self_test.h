#pragma once

#include "proxy/api/proxy_config.h"
#include "proxy/upstream/direct_transport.h"

namespace ccr::proxy {

/// Sends one small request to the router itself, through the front door, so that a new user sees a row. Proxy thread.
class SelfTest final : private UpstreamSink
{
public:
    SelfTest();
    ~SelfTest() override;
    /// A request that is still running is replaced.
    void send(const ProxyConfig &config, quint16 port);

private:
    void upstreamConnected(bool) override {}
    void upstreamHead(const UpstreamResponseHead &) override {}
    void upstreamBody(std::string_view) override {}
    void upstreamFinished() override {}
    void upstreamFailed(const UpstreamFailure &) override {}

    DirectTransport m_transport;
    std::unique_ptr<UpstreamCall> m_call;
};

} // namespace ccr::proxy
