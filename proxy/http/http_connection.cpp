#include "proxy/http/http_connection.h"

#include "proxy/http/response_writer.h"

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace ccr::proxy {

namespace {

constexpr qint64 readBufferBytes = 256 * 1024;
constexpr qsizetype reservedBodyBytes = 1024 * 1024; // more is only reserved when it really comes
constexpr qsizetype coalescedBytes = 64 * 1024;
constexpr milliseconds lingerTime{2'000};

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, HttpHandler &handler, const HttpLimits &limits, QObject *parent)
    : QObject(parent), m_socket(socket), m_handler(handler), m_limits(limits)
{
    m_socket->setParent(this);
    // Without it a small piece of a stream waits up to 40 ms for the client's delayed acknowledgement.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(readBufferBytes);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readAvailable);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::lost);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::drained);
    setDeadline(Deadline::KeepAlive);
}

void HttpConnection::readAvailable()
{
    if (m_reading || m_gone) return;
    m_reading = true;
    static thread_local char buffer[64 * 1024];
    if (!m_busy && !m_lingering && !m_pending.empty()) consume(std::exchange(m_pending, {}));
    while (!m_busy && !m_gone) {
        const qint64 count = m_socket->read(buffer, sizeof buffer);
        if (count <= 0) break;
        if (m_lingering) continue; // what a refused client still sends is of no use
        consume({buffer, static_cast<std::size_t>(count)});
    }
    m_reading = false;
}

void HttpConnection::consume(std::string_view bytes)
{
    while (!bytes.empty() && !m_busy && !m_gone && !m_lingering) {
        if (!m_parser) {
            m_parser.emplace(m_limits);
            m_firstByte = monotonicNow();
            m_admitted = false;
            setDeadline(Deadline::Head);
        }
        const HttpRequestParser::Step step = m_parser->feed(bytes);
        bytes.remove_prefix(step.consumed);
        if (m_parser->state() == HttpRequestParser::State::Failed)
            return refuse({m_parser->errorStatus(), m_parser->errorMessage()});
        if (m_parser->state() != HttpRequestParser::State::Head && !m_admitted && !admitRequest()) return;
        if (!step.body.empty()) takePiece(step.body);
        if (m_parser->state() == HttpRequestParser::State::Complete) finishRequest();
    }
    m_pending.append(bytes);
}

bool HttpConnection::admitRequest()
{
    m_admitted = true;
    m_isHead = m_parser->head().method == "HEAD";
    m_chunked = m_parser->head().minorVersion == 1;
    m_keepAlive = m_keepAlive && m_parser->keepsAlive();
    if (const std::optional<HttpRefusal> refusal = m_handler.admit(m_parser->head())) {
        refuse(*refusal);
        return false;
    }
    if (m_parser->state() != HttpRequestParser::State::Body) return true;
    if (m_parser->expectsContinue()) send(QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"));
    m_body.reserve(std::min<qsizetype>(static_cast<qsizetype>(m_parser->announcedLength()), reservedBodyBytes));
    setDeadline(Deadline::Body);
    return true;
}

void HttpConnection::takePiece(std::string_view piece)
{
    m_body.append(piece.data(), static_cast<qsizetype>(piece.size()));
    setDeadline(Deadline::Body);
}

void HttpConnection::finishRequest()
{
    m_busy = true;
    HttpRequest request{m_parser->takeHead(), std::exchange(m_body, {}), m_firstByte};
    m_parser.reset();
    setDeadline(Deadline::Write);
    m_handler.handle(std::move(request), *this);
}

void HttpConnection::respond(int status, const HttpHeaders &headers, const QByteArray &body)
{
    if (!m_busy || m_gone) return;
    const ConnectionFate fate = m_keepAlive ? ConnectionFate::KeepAlive : ConnectionFate::Close;
    send(wholeResponse(status, headers, body, m_isHead, fate));
    finishResponse();
}

void HttpConnection::beginStream(int status, const HttpHeaders &headers)
{
    if (!m_busy || m_gone) return;
    if (!m_chunked) m_keepAlive = false; // the end of an answer to HTTP/1.0 is the end of the connection
    m_streaming = true;
    m_pieces = streamHead(status, headers, m_chunked, m_keepAlive ? ConnectionFate::KeepAlive : ConnectionFate::Close);
}

void HttpConnection::write(std::string_view piece)
{
    if (!m_streaming || m_gone || piece.empty() || m_isHead) return;
    if (m_chunked)
        appendChunk(m_pieces, piece);
    else
        m_pieces.append(piece.data(), static_cast<qsizetype>(piece.size()));
    if (m_pieces.size() > coalescedBytes) return flushPieces();
    if (m_flushQueued) return;
    m_flushQueued = true;
    QMetaObject::invokeMethod(this, &HttpConnection::flushPieces, Qt::QueuedConnection);
}

void HttpConnection::flushPieces()
{
    m_flushQueued = false;
    if (!m_pieces.isEmpty() && !m_gone) send(std::exchange(m_pieces, {}));
}

void HttpConnection::endStream()
{
    if (!m_streaming || m_gone) return;
    if (m_chunked && !m_isHead) m_pieces.append(lastChunk.data(), static_cast<qsizetype>(lastChunk.size()));
    flushPieces();
    finishResponse();
}

void HttpConnection::abortStream()
{
    if (m_gone) return;
    flushPieces();
    m_observer = nullptr;
    m_busy = false;
    m_keepAlive = false;
    m_socket->disconnectFromHost();
}

void HttpConnection::finishResponse()
{
    m_observer = nullptr;
    m_busy = false;
    m_streaming = false;
    m_congested = false;
    if (!m_keepAlive) return startLingering();
    setDeadline(Deadline::KeepAlive);
    const bool more = !m_pending.empty() || m_socket->bytesAvailable() > 0;
    if (more && !m_reading) QMetaObject::invokeMethod(this, &HttpConnection::readAvailable, Qt::QueuedConnection);
}

void HttpConnection::refuse(const HttpRefusal &refusal)
{
    const HttpRequestHead head = m_parser ? m_parser->head() : HttpRequestHead();
    const QByteArray body = m_handler.refusalBody(refusal, head, m_parser ? m_firstByte : monotonicNow());
    send(wholeResponse(refusal.status, {{"Content-Type", "application/json"}}, body, head.method == "HEAD",
                       ConnectionFate::Close));
    startLingering();
}

// Closing with unread bytes in the kernel would reset the connection and destroy the answer on its way (RFC 9112, 9.6): the
// write side is shut, the rest is read for a while.
void HttpConnection::startLingering()
{
    if (m_gone || m_lingering) return;
    m_lingering = true;
    m_pending.clear();
    m_parser.reset();
    setDeadline(Deadline::Linger);
#ifdef Q_OS_UNIX
    if (m_socket->bytesToWrite() == 0)
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
#else
    m_socket->disconnectFromHost();
#endif
}

void HttpConnection::send(const QByteArray &bytes)
{
    m_sending = true;
    m_socket->write(bytes);
    m_socket->flush(); // at once, instead of waiting for a notification that the socket is writable
    m_sending = false;
    if (isCongested()) m_congested = true;
}

bool HttpConnection::isCongested() const
{
    return static_cast<std::size_t>(m_socket->bytesToWrite() + m_pieces.size()) > m_limits.writeHighWater;
}

void HttpConnection::drained()
{
    if (m_busy) setDeadline(Deadline::Write);
#ifdef Q_OS_UNIX
    if (m_lingering && m_socket->bytesToWrite() == 0)
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
#endif
    if (!m_congested || static_cast<std::size_t>(m_socket->bytesToWrite()) > m_limits.writeHighWater / 2) return;
    m_congested = false;
    if (m_observer) m_observer->clientReady();
}

void HttpConnection::lost()
{
    if (m_sending) { // found out while writing: the caller must not be called back from inside its own call
        QMetaObject::invokeMethod(this, &HttpConnection::lost, Qt::QueuedConnection);
        return;
    }
    if (m_gone) return;
    m_gone = true;
    m_busy = false;
    if (HttpResponseObserver *observer = std::exchange(m_observer, nullptr)) observer->clientGone();
    Q_EMIT closed();
    deleteLater();
}

void HttpConnection::closeAfterResponse()
{
    m_keepAlive = false;
    if (!m_busy) m_socket->disconnectFromHost();
}

void HttpConnection::abort()
{
    m_socket->abort();
    lost();
}

void HttpConnection::setDeadline(Deadline kind)
{
    // The time for a head runs from its first byte and is not extended by more of them.
    if (kind == Deadline::Head && m_deadlineKind == Deadline::Head) return;
    m_deadlineKind = kind;
    const milliseconds limit = kind == Deadline::KeepAlive ? m_limits.keepAliveTimeout
                               : kind == Deadline::Head    ? m_limits.headerTimeout
                               : kind == Deadline::Body    ? m_limits.bodyIdleTimeout
                               : kind == Deadline::Write   ? m_limits.writeStallTimeout
                                                           : lingerTime;
    m_deadline = monotonicNow() + limit;
}

void HttpConnection::tick(MonotonicTime now)
{
    if (m_gone || now < m_deadline) return;
    switch (m_deadlineKind) {
    case Deadline::Head:
        return refuse({408, "The head of the request did not arrive within "
                                + std::to_string(m_limits.headerTimeout.count()) + " ms; send it again."});
    case Deadline::Body:
        return refuse({408, "No byte of the body arrived for " + std::to_string(m_limits.bodyIdleTimeout.count())
                                + " ms; send the request again."});
    case Deadline::Write:
        // Only a client that lets bytes lie is dropped; waiting for the provider is no fault of the client.
        if (m_socket->bytesToWrite() == 0) return setDeadline(Deadline::Write);
        return abort();
    case Deadline::KeepAlive:
    case Deadline::Linger:
        return abort();
    }
}

} // namespace ccr::proxy
