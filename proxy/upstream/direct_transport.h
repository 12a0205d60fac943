#pragma once

#include "proxy/event_loop/flush_queue.h"
#include "proxy/upstream/upstream_transport.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <vector>

namespace ccr::proxy {

class DirectConnection;

/// HTTP/1.1 client on plain sockets with a keep-alive pool. Fast where QNetworkAccessManager is correct but slow: model
/// servers on this machine. TLS with session tickets; no outbound proxies, no HTTP/2. Proxy thread.
class DirectTransport final : public QObject, public UpstreamTransport
{
    Q_OBJECT
public:
    explicit DirectTransport(QObject *parent = nullptr);
    ~DirectTransport() override;

    std::unique_ptr<UpstreamCall> start(UpstreamRequest request, UpstreamSink &sink) override;
    HttpHeaders ownFields(const UpstreamRequest &request) const override;

    /// What of a URL goes into a request; kept, because taking a URL apart costs more than parsing a response.
    struct Endpoint
    {
        QUrl url;
        QString host;
        quint16 port = 0;
        bool isSecure = false;
        std::string name;       ///< host:port, for messages
        std::string requestTop; ///< request line and Host field
        std::vector<DirectConnection *> idle;
        QByteArray sessionTicket; ///< of the last TLS handshake; the next one is shorter with it
    };

private:
    friend class DirectConnection;
    FlushQueue &flushes() { return m_flushes; }
    Endpoint &endpointFor(const QUrl &url);
    void keep(DirectConnection &connection);
    void takeFromIdle(DirectConnection &connection);
    void forget(DirectConnection &connection);
    void tick();

    FlushQueue m_flushes;
    std::vector<std::unique_ptr<Endpoint>> m_endpoints;
    QSet<DirectConnection *> m_connections; ///< also those that wait to be deleted, for which the thread may end too soon
    QTimer m_clock;
};

} // namespace ccr::proxy
