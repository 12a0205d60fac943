#pragma once

#include "proxy/http/content_decoder.h"
#include "proxy/upstream/call_deadline.h"
#include "proxy/upstream/qnam_transport.h"

#include <QNetworkReply>

namespace ccr::proxy {

/// One reply of QNetworkAccessManager as an upstream call.
class QnamCall final : public QObject, public UpstreamCall
{
    Q_OBJECT
public:
    QnamCall(QnamTransport &transport, QnamTransport::Place place, UpstreamSink &sink, const UpstreamTimeouts &timeouts);
    ~QnamCall() override;

    /// Takes the reply over. Separate from the constructor, because the body must be handed to the manager first.
    void watch(QNetworkReply *reply);
    /// A request that must not be sent: reported from the event loop.
    void refuse(const PackedPhrase &message);

    void pause() override;
    void resume() override;
    void extend(milliseconds by) override { m_deadline.extend(by); }
    void tick(MonotonicTime now);

private:
    void requestSent();
    void headArrived();
    void readAvailable();
    void replyFinished();
    void announceConnected();
    void fail(UpstreamFailureKind kind, const PackedPhrase &message);
    UpstreamSink *detach();

    QnamTransport &m_transport;
    QnamTransport::Place m_place;
    UpstreamSink *m_sink; ///< null when the call has ended
    QNetworkReply *m_reply = nullptr;
    CallDeadline m_deadline;
    ContentDecoder m_decoder;
    std::string m_host;
    bool m_reused = true; ///< until a socket began to connect
    bool m_connectedAnnounced = false;
    bool m_headAnnounced = false;
    bool m_paused = false;
};

} // namespace ccr::proxy
