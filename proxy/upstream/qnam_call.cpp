#include "proxy/upstream/qnam_call.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/upstream/failure_text.h"

#include <QPointer>

namespace ccr::proxy {

namespace {

constexpr qint64 pieceBytes = 64 * 1024;
constexpr qint64 readBufferBytes = 256 * 1024;

UpstreamFailureKind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError: return UpstreamFailureKind::Dns;
    case QNetworkReply::ConnectionRefusedError: return UpstreamFailureKind::Refused;
    case QNetworkReply::SslHandshakeFailedError: return UpstreamFailureKind::Tls;
    case QNetworkReply::TimeoutError: return UpstreamFailureKind::ConnectTimeout;
    case QNetworkReply::ProtocolFailure: return UpstreamFailureKind::Protocol;
    default: return UpstreamFailureKind::ConnectionLost;
    }
}

} // namespace

QnamCall::QnamCall(QnamTransport &transport, QnamTransport::Place place, UpstreamSink &sink, const UpstreamTimeouts &timeouts)
    : m_transport(transport), m_place(std::move(place)), m_sink(&sink), m_deadline(timeouts), m_host(m_place.url.host().toStdString())
{
    if (m_place.url.port() > 0) m_host += ":" + std::to_string(m_place.url.port());
}

QnamCall::~QnamCall()
{
    detach();
}

void QnamCall::watch(QNetworkReply *reply)
{
    m_reply = reply;
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_reused = false; });
    connect(m_reply, &QNetworkReply::requestSent, this, &QnamCall::requestSent);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &QnamCall::headArrived);
    connect(m_reply, &QNetworkReply::readyRead, this, &QnamCall::readAvailable);
    connect(m_reply, &QNetworkReply::finished, this, &QnamCall::replyFinished);
}

void QnamCall::refuse(const PackedPhrase &message)
{
    QMetaObject::invokeMethod(
        this, [this, message] { fail(UpstreamFailureKind::Protocol, message); }, Qt::QueuedConnection);
}

void QnamCall::announceConnected()
{
    if (std::exchange(m_connectedAnnounced, true)) return;
    m_deadline.connected();
    m_sink->upstreamConnected(m_reused);
}

void QnamCall::requestSent()
{
    if (!m_sink) return;
    // What a slow client does not take must not pile up here: the manager stops reading its socket at this mark. Set earlier,
    // it is lost, because Qt's HTTP thread has no reply yet to which it could apply.
    m_reply->setReadBufferSize(readBufferBytes);
    announceConnected();
}

void QnamCall::headArrived()
{
    if (!m_sink || m_headAnnounced) return;
    UpstreamResponseHead head;
    // The status comes first: the reply also reports an error for every status of 400 and above.
    head.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (head.status == 0) return;
    m_headAnnounced = true;
    const QPointer<QnamCall> alive(this); // the sink may destroy the call
    announceConnected();
    if (!alive || !m_sink) return;
    m_deadline.received();
    for (const auto &[name, value] : m_reply->rawHeaderPairs()) head.headers.add(name.toStdString(), value.toStdString());
    if (!m_decoder.begin(head.headers.value("content-encoding")))
        return fail(UpstreamFailureKind::Protocol, told("%1 compresses in a way that was not asked for", m_host));
    m_sink->upstreamHead(head);
}

void QnamCall::readAvailable()
{
    const QPointer<QnamCall> alive(this); // the sink may destroy the call
    if (m_sink && !m_headAnnounced) headArrived();
    static thread_local QByteArray buffer(pieceBytes, Qt::Uninitialized);
    while (alive && m_sink && !m_paused && m_reply->bytesAvailable() > 0) {
        const qint64 count = m_reply->read(buffer.data(), pieceBytes);
        if (count <= 0) return;
        m_deadline.received();
        const std::string_view piece(buffer.constData(), static_cast<std::size_t>(count));
        if (m_decoder.isIdentity()) {
            m_sink->upstreamBody(piece);
            continue;
        }
        std::string plain;
        if (!m_decoder.decode(piece, plain)) return fail(UpstreamFailureKind::Protocol, told("%1 sent corrupt compressed data", m_host));
        if (!plain.empty()) m_sink->upstreamBody(plain);
    }
}

void QnamCall::replyFinished()
{
    if (!m_sink) return;
    m_paused = false; // what has arrived is delivered before the end is
    const QPointer<QnamCall> alive(this);
    readAvailable();
    if (!alive || !m_sink) return;
    const QNetworkReply::NetworkError error = m_reply->error();
    const int status = m_headAnnounced ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
    // An answer with an error status is an answer; a broken connection after its head is a failure. For 307 and 308 Qt tries
    // to rewind the body, even if no redirect is to be followed, and gives up when it cannot.
    const bool isAnswered = (status >= 400 && error > QNetworkReply::ProxyTimeoutError)
                            || ((status == 307 || status == 308) && error == QNetworkReply::ContentReSendError);
    if (error == QNetworkReply::NoError || isAnswered) {
        UpstreamSink *sink = detach();
        return sink->upstreamFinished();
    }
    const UpstreamFailureKind kind = kindOf(error);
    const bool isName = kind == UpstreamFailureKind::Dns;
    // Qt takes what is no HTTP for the end of the connection, after which it gives up to repeat the request.
    const bool isNoHttp = status == 0 && (error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::ContentReSendError);
    fail(kind, failureText(kind, isName ? m_place.url.host().toStdString() : m_host,
                           isNoHttp ? told("it ended before there was an answer in HTTP").phrase() : Phrase(m_reply->errorString())));
}

void QnamCall::fail(UpstreamFailureKind kind, const PackedPhrase &message)
{
    if (UpstreamSink *sink = detach()) sink->upstreamFailed({kind, message});
}

UpstreamSink *QnamCall::detach()
{
    UpstreamSink *sink = std::exchange(m_sink, nullptr);
    if (!sink) return nullptr;
    if (m_reply) {
        // First deaf, then cut: abort() announces the end from inside itself. Deleting alone closes the connection late.
        m_reply->disconnect(this);
        if (m_reply->isRunning()) m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    m_transport.end(*this, m_place);
    return sink;
}

void QnamCall::pause()
{
    if (m_paused || !m_sink) return;
    m_paused = true;
    m_deadline.paused();
}

void QnamCall::resume()
{
    if (!m_paused || !m_sink) return;
    m_paused = false;
    m_deadline.resumed();
    QMetaObject::invokeMethod(this, &QnamCall::readAvailable, Qt::QueuedConnection);
}

void QnamCall::tick(MonotonicTime now)
{
    if (!m_sink) return;
    if (const auto failure = m_deadline.expired(now, m_host)) fail(failure->kind, failure->message);
}

} // namespace ccr::proxy
