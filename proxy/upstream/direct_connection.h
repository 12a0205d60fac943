#pragma once

#include "proxy/http/content_decoder.h"
#include "proxy/upstream/call_deadline.h"
#include "proxy/upstream/direct_transport.h"
#include "proxy/upstream/http_response_parser.h"

#include <QTcpSocket>

#include <optional>

namespace ccr::proxy {

class DirectConnection;

/// The owner's handle on a running call.
class DirectCall final : public UpstreamCall
{
public:
    explicit DirectCall(DirectConnection &connection) : m_connection(&connection) {}
    ~DirectCall() override;
    void pause() override;
    void resume() override;
    void extend(milliseconds by) override;

private:
    friend class DirectConnection;
    DirectConnection *m_connection; ///< null when the call has ended
};

/// One socket: serves one call after another, waits in the pool between them. Proxy thread.
class DirectConnection final : public QObject
{
    Q_OBJECT
public:
    DirectConnection(DirectTransport &transport, DirectTransport::Endpoint &endpoint);
    ~DirectConnection() override;

    std::unique_ptr<UpstreamCall> begin(UpstreamRequest request, UpstreamSink &sink);
    void cancel();
    void pause();
    void resume();
    void extend(milliseconds by);
    void tick(MonotonicTime now);
    bool isUsable() const;
    DirectTransport::Endpoint &endpoint() { return m_endpoint; }

private:
    void connectSocket();
    void socketReady();
    void keepSessionTicket();
    void send();
    void readAvailable();
    void takeBytes(std::string_view bytes);
    bool announceHead();
    bool deliver(std::string &body);
    void complete();
    void socketFailed(QAbstractSocket::SocketError error);
    void socketClosed();
    void fail(UpstreamFailureKind kind, const PackedPhrase &message);
    UpstreamSink *detach();
    void discard();

    DirectTransport &m_transport;
    DirectTransport::Endpoint &m_endpoint;
    QTcpSocket *m_socket;
    DirectCall *m_call = nullptr;
    UpstreamSink *m_sink = nullptr;
    UpstreamRequest m_request;
    HttpResponseParser m_parser;
    ContentDecoder m_decoder;
    std::optional<CallDeadline> m_deadline;
    std::string m_body; ///< pieces of one read, announced together
    bool m_headAnnounced = false;
    bool m_paused = false;
    bool m_discarded = false;
    MonotonicTime m_idleSince;
};

} // namespace ccr::proxy
