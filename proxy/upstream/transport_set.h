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
    /// Providers that have an outbound proxy of their own, by name in lower case; an empty URL: none, whatever the others have.
    void setOutboundProxies(QMap<QString, QUrl> proxies) { m_proxies = std::move(proxies); }
    /// The outbound proxy of this provider; `usual`: of those that have none of their own.
    QUrl proxyFor(const Provider &provider, const QUrl &usual) const { return m_proxies.value(provider.name.toLower(), usual); }
    UpstreamTransport &transportFor(const Provider &provider, const QUrl &proxyUrl);
    std::string_view nameOf(const UpstreamTransport &transport) const;

private:
    QnamTransport m_qnam;
    DirectTransport m_direct;
    DemoTransport m_demo;
    QMap<QString, QUrl> m_proxies;
};

} // namespace ccr::proxy
