#include "proxy/upstream/direct_connection.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/upstream/failure_text.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::proxy {

namespace {

constexpr qint64 readBufferBytes = 256 * 1024;
constexpr auto idleLimit = 60s;

QTcpSocket *makeSocket(bool secure, QObject *parent)
{
    QTcpSocket *socket = secure ? new QSslSocket(parent) : new QTcpSocket(parent);
    socket->setReadBufferSize(readBufferBytes);
    socket->setProxy(QNetworkProxy::NoProxy);
    return socket;
}

UpstreamFailureKind kindOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError: return UpstreamFailureKind::Dns;
    case QAbstractSocket::ConnectionRefusedError: return UpstreamFailureKind::Refused;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError: return UpstreamFailureKind::Tls;
    case QAbstractSocket::SocketTimeoutError: return UpstreamFailureKind::ConnectTimeout;
    default: return UpstreamFailureKind::ConnectionLost;
    }
}

} // namespace

DirectCall::~DirectCall()
{
    if (m_connection) m_connection->cancel();
}

void DirectCall::pause()
{
    if (m_connection) m_connection->pause();
}

void DirectCall::resume()
{
    if (m_connection) m_connection->resume();
}

void DirectCall::extend(milliseconds by)
{
    if (m_connection) m_connection->extend(by);
}

DirectConnection::DirectConnection(DirectTransport &transport, DirectTransport::Endpoint &endpoint)
    : m_transport(transport), m_endpoint(endpoint), m_socket(makeSocket(endpoint.isSecure, this))
{
    connect(m_socket, &QTcpSocket::readyRead, this, &DirectConnection::readAvailable);
    connect(m_socket, &QTcpSocket::disconnected, this, &DirectConnection::socketClosed);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &DirectConnection::socketFailed);
    if (auto *secure = qobject_cast<QSslSocket *>(m_socket)) {
        connect(secure, &QSslSocket::encrypted, this, &DirectConnection::socketReady);
        // TLS 1.3 hands a ticket out after the handshake, TLS 1.2 within it.
        connect(secure, &QSslSocket::newSessionTicketReceived, this, &DirectConnection::keepSessionTicket);
        connect(secure, &QSslSocket::encrypted, this, &DirectConnection::keepSessionTicket);
    } else {
        connect(m_socket, &QTcpSocket::connected, this, &DirectConnection::socketReady);
    }
}

DirectConnection::~DirectConnection()
{
    if (m_call) m_call->m_connection = nullptr;
    m_transport.forget(*this);
}

bool DirectConnection::isUsable() const
{
    return m_socket->state() == QAbstractSocket::ConnectedState && m_socket->bytesAvailable() == 0;
}

void DirectConnection::extend(milliseconds by)
{
    if (m_deadline) m_deadline->extend(by);
}

std::unique_ptr<UpstreamCall> DirectConnection::begin(UpstreamRequest request, UpstreamSink &sink)
{
    auto call = std::make_unique<DirectCall>(*this);
    m_call = call.get();
    m_sink = &sink;
    m_request = std::move(request);
    m_parser = {};
    m_headAnnounced = false;
    m_paused = false;
    m_deadline.emplace(m_request.timeouts);
    if (m_socket->state() != QAbstractSocket::ConnectedState) {
        connectSocket();
    } else {
        m_sink->upstreamConnected(true);
        send();
    }
    return call;
}

void DirectConnection::connectSocket()
{
    auto *secure = qobject_cast<QSslSocket *>(m_socket);
    if (!secure) return m_socket->connectToHost(m_endpoint.host, m_endpoint.port);
    QSslConfiguration configuration = secure->sslConfiguration();
    configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, false);
    if (!m_endpoint.sessionTicket.isEmpty()) configuration.setSessionTicket(m_endpoint.sessionTicket);
    secure->setSslConfiguration(configuration);
    secure->connectToHostEncrypted(m_endpoint.host, m_endpoint.port);
}

void DirectConnection::keepSessionTicket()
{
    const QByteArray ticket = qobject_cast<QSslSocket *>(m_socket)->sslConfiguration().sessionTicket();
    if (!ticket.isEmpty()) m_endpoint.sessionTicket = ticket;
}

void DirectConnection::socketReady()
{
    if (!m_sink) return;
    // Otherwise the last packet of a large body waits for the delayed acknowledgement of the one before it.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_sink->upstreamConnected(false);
    if (m_sink) send();
}

void DirectConnection::send()
{
    constexpr qsizetype copiedBytes = 64 * 1024; // smaller bodies leave in one packet with their head
    static thread_local std::string head;
    head = m_endpoint.requestTop;
    bool hasAcceptEncoding = false;
    for (const HttpHeader &field : m_request.headers) {
        head.append(field.name).append(": ").append(field.value).append("\r\n");
        hasAcceptEncoding = hasAcceptEncoding || equalsIgnoringCase(field.name, "accept-encoding");
    }
    if (!hasAcceptEncoding) head += "Accept-Encoding: identity\r\n";
    head.append("Content-Length: ").append(std::to_string(m_request.body.size())).append("\r\nConnection: keep-alive\r\n\r\n");
    const bool isSmall = m_request.body.size() <= copiedBytes;
    if (isSmall) head.append(m_request.body.constData(), static_cast<std::size_t>(m_request.body.size()));
    m_socket->write(head.data(), static_cast<qint64>(head.size()));
    if (!isSmall) m_socket->write(m_request.body);
    m_request.body = {};
    m_deadline->connected();
    if (isSmall)
        m_transport.flushes().add(*m_socket);
    else
        m_socket->flush();
}

void DirectConnection::readAvailable()
{
    static thread_local char buffer[64 * 1024];
    while (m_sink && !m_paused) {
        const qint64 count = m_socket->read(buffer, sizeof buffer);
        if (count <= 0) return;
        m_deadline->received();
        takeBytes({buffer, static_cast<std::size_t>(count)});
    }
}

void DirectConnection::takeBytes(std::string_view bytes)
{
    m_body.clear();
    while (!bytes.empty() && m_parser.state() != HttpResponseParser::State::Complete) {
        bytes.remove_prefix(m_parser.feed(bytes, m_body));
        if (m_parser.state() == HttpResponseParser::State::Failed)
            return fail(UpstreamFailureKind::Protocol, told("%1: %2", m_endpoint.name, m_parser.errorMessage()));
        if (m_parser.state() != HttpResponseParser::State::Head && !announceHead()) return;
    }
    if (!deliver(m_body)) return;
    if (m_parser.state() == HttpResponseParser::State::Complete) complete();
}

bool DirectConnection::announceHead()
{
    if (m_headAnnounced) return true;
    m_headAnnounced = true;
    if (!m_decoder.begin(m_parser.head().headers.value("content-encoding"))) {
        fail(UpstreamFailureKind::Protocol, told("%1 compresses in a way that was not asked for", m_endpoint.name));
        return false;
    }
    m_sink->upstreamHead(m_parser.head());
    return m_sink != nullptr;
}

bool DirectConnection::deliver(std::string &body)
{
    if (body.empty()) return true;
    if (m_decoder.isIdentity()) {
        m_sink->upstreamBody(body);
        return m_sink != nullptr;
    }
    std::string plain;
    if (!m_decoder.decode(body, plain)) {
        fail(UpstreamFailureKind::Protocol, told("%1 sent corrupt compressed data", m_endpoint.name));
        return false;
    }
    if (!plain.empty()) m_sink->upstreamBody(plain);
    return m_sink != nullptr;
}

void DirectConnection::complete()
{
    UpstreamSink *sink = detach();
    // Bytes after a complete answer belong to nothing; such a connection is not to be trusted.
    if (m_parser.keepsAlive() && isUsable()) {
        m_idleSince = monotonicNow();
        m_transport.keep(*this);
    } else {
        discard();
    }
    sink->upstreamFinished();
}

UpstreamSink *DirectConnection::detach()
{
    if (m_call) m_call->m_connection = nullptr;
    m_call = nullptr;
    m_deadline.reset();
    return std::exchange(m_sink, nullptr);
}

// Deletes itself later, when the transport may be gone already.
void DirectConnection::discard()
{
    if (std::exchange(m_discarded, true)) return;
    m_transport.takeFromIdle(*this);
    m_socket->disconnect(this);
    m_socket->abort();
    deleteLater();
}

void DirectConnection::cancel()
{
    detach();
    discard();
}

void DirectConnection::pause()
{
    if (m_paused || !m_deadline) return;
    m_paused = true;
    m_deadline->paused();
}

void DirectConnection::resume()
{
    if (!m_paused || !m_deadline) return;
    m_paused = false;
    m_deadline->resumed();
    QMetaObject::invokeMethod(this, &DirectConnection::readAvailable, Qt::QueuedConnection);
}

void DirectConnection::socketFailed(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::RemoteHostClosedError) return; // followed by disconnected()
    if (!m_sink) return discard();
    const UpstreamFailureKind kind = kindOf(error);
    fail(kind,
         failureText(kind, kind == UpstreamFailureKind::Dns ? m_endpoint.host.toStdString() : m_endpoint.name, m_socket->errorString()));
}

void DirectConnection::socketClosed()
{
    if (!m_sink) return discard();
    m_paused = false; // what has arrived is delivered before the end is
    readAvailable();
    if (!m_sink) return;
    m_parser.finish();
    if (m_parser.state() == HttpResponseParser::State::Complete) return complete();
    fail(UpstreamFailureKind::ConnectionLost, told("%1: %2", m_endpoint.name, m_parser.errorMessage()));
}

void DirectConnection::fail(UpstreamFailureKind kind, const PackedPhrase &message)
{
    UpstreamSink *sink = detach();
    discard();
    if (sink) sink->upstreamFailed({kind, message});
}

void DirectConnection::tick(MonotonicTime now)
{
    if (m_discarded) return;
    if (!m_deadline) {
        if (now - m_idleSince > idleLimit) discard();
        return;
    }
    if (const auto failure = m_deadline->expired(now, m_endpoint.name)) fail(failure->kind, failure->message);
}

} // namespace ccr::proxy
