#include "proxy/upstream/transport_set.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

bool isPlainLoopback(const QUrl &url)
{
    const QString host = url.host();
    return url.scheme() == "http"_L1 && (host == "localhost"_L1 || QHostAddress(host).isLoopback());
}

} // namespace

UpstreamTransport &TransportSet::transportFor(const Provider &provider, const QUrl &proxyUrl)
{
    if (provider.url.scheme() == "demo"_L1) return m_demo;
    if (!proxyUrl.isEmpty()) return m_qnam;
    switch (provider.transport) {
    case TransportKind::Direct: return m_direct;
    case TransportKind::NetworkAccessManager: return m_qnam;
    case TransportKind::Auto: break;
    }
    if (isPlainLoopback(provider.url)) return m_direct;
    return m_qnam;
}

std::string_view TransportSet::nameOf(const UpstreamTransport &transport) const
{
    if (&transport == &m_qnam) return "qnam";
    return &transport == &m_direct ? "direct" : "demo";
}

} // namespace ccr::proxy
