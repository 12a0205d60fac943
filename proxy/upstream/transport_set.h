#pragma once

#include "proxy/api/proxy_config.h"
#include "proxy/demo/demo_transport.h"
#include "proxy/upstream/direct_transport.h"
#include "proxy/upstream/qnam_transport.h"

namespace ccr::proxy {

/// The transports of one proxy thread and the choice between them: what the provider says, else direct for plain HTTP on the
/// loopback and QNetworkAccessManager for everything else. The direct transport knows no outbound proxies, so that whoever has
/// one is served by the other.
class TransportSet
{
public:
    /// `proxyUrl`: outbound; empty: none.
    UpstreamTransport &transportFor(const Provider &provider, const QUrl &proxyUrl);
    std::string_view nameOf(const UpstreamTransport &transport) const;

private:
    QnamTransport m_qnam;
    DirectTransport m_direct;
    DemoTransport m_demo;
};

} // namespace ccr::proxy
