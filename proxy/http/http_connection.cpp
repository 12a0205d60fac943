#include "proxy/http/http_connection.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/http/response_writer.h"

#include <QHostAddress>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#else
#include <winsock2.h>
#endif

namespace ccr::proxy {

namespace {

constexpr qint64 readBufferBytes = 256 * 1024;
constexpr qsizetype reservedBodyBytes = 1024 * 1024; // more is only reserved when it really comes
constexpr qsizetype coalescedBytes = 64 * 1024;
constexpr milliseconds longestLinger{2'000};

// Qt can close a socket only in both directions at once and only in an orderly way.
#ifdef Q_OS_UNIX
constexpr int writeSide = SHUT_WR;
using NativeSocket = int;
#else
constexpr int writeSide = SD_SEND;
using NativeSocket = SOCKET;
#endif

void shutWriteSide(const QTcpSocket &socket)
{
    ::shutdown(static_cast<NativeSocket>(socket.socketDescriptor()), writeSide);
}

// The next close is a reset, which no client takes for the end of an answer.
void resetOnClose(const QTcpSocket &socket)
{
    linger option{};
    option.l_onoff = 1;
    option.l_linger = 0;
    ::setsockopt(static_cast<NativeSocket>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&option),
                 sizeof option);
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, HttpHandler &handler, const HttpLimits &limits, FlushQueue &flushes, QObject *parent)
    : QObject(parent), m_socket(socket), m_handler(handler), m_limits(limits), m_flushes(flushes)
{
    m_socket->setParent(this);
    m_peer = {.isLoopback = m_socket->peerAddress().isLoopback(),
              .address = m_socket->peerAddress().toString().toStdString(),
              .port = m_socket->peerPort()};
    // Without it a small piece of a stream waits up to 40 ms for the client's delayed acknowledgement.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_socket->setReadBufferSize(readBufferBytes);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readAvailable);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::lost);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::progressed);
    setDeadline(Deadline::KeepAlive);
}

void HttpConnection::readAvailable()
{
    if (m_reading || m_gone) return;
    m_reading = true;
    static thread_local char buffer[64 * 1024];
    if (!m_busy && !m_closing && !m_pending.empty()) consume(std::exchange(m_pending, {}));
    while (!m_busy && !m_gone) {
        const qint64 count = m_socket->read(buffer, sizeof buffer);
        if (count <= 0) break;
        if (m_closing) continue; // what a refused client still sends is of no use
        consume({buffer, static_cast<std::size_t>(count)});
    }
    m_reading = false;
}

void HttpConnection::consume(std::string_view bytes)
{
    while (!bytes.empty() && !m_busy && !m_gone && !m_closing) {
        if (!m_parser) {
            m_parser.emplace(m_limits);
            m_firstByte = monotonicNow();
            m_admitted = false;
            setDeadline(Deadline::Head);
        }
        const HttpRequestParser::Step step = m_parser->feed(bytes);
        bytes.remove_prefix(step.consumed);
        if (m_parser->state() == HttpRequestParser::State::Failed) return refuse({m_parser->errorStatus(), m_parser->error()});
        if (m_parser->state() != HttpRequestParser::State::Head && !m_admitted && !admitRequest(!bytes.empty())) return;
        if (!step.body.empty() && !takePiece(step.body)) return;
        if (m_parser->state() == HttpRequestParser::State::Complete) finishRequest();
    }
    if (!m_closing) m_pending.append(bytes);
}

bool HttpConnection::admitRequest(bool bodyArrives)
{
    m_admitted = true;
    m_isHead = m_parser->head().method == "HEAD";
    m_chunked = m_parser->head().minorVersion == 1;
    m_keepAlive = m_keepAlive && m_parser->keepsAlive();
    if (const std::optional<HttpRefusal> refusal = m_handler.admit(m_parser->head(), m_peer)) {
        refuse(*refusal);
        return false;
    }
    return m_parser->state() != HttpRequestParser::State::Body || beginBody(bodyArrives);
}

bool HttpConnection::beginBody(bool bodyArrives)
{
    const std::string_view coding = m_parser->head().headers.value("content-encoding");
    if (!m_decoder.begin(coding)) {
        refuse({415,
                told("Content-Encoding \"%1\" is not supported; send gzip, deflate or nothing.", coding.substr(0, 40)),
                {{"Accept-Encoding", "gzip, deflate"}}}); // RFC 9110, 15.5.16
        return false;
    }
    if (m_parser->expectsContinue() && !bodyArrives) send(QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"));
    m_body.reserve(std::min<qsizetype>(static_cast<qsizetype>(m_parser->announcedLength()), reservedBodyBytes));
    setDeadline(Deadline::Body);
    return true;
}

bool HttpConnection::takePiece(std::string_view piece)
{
    setDeadline(Deadline::Body);
    if (m_decoder.isIdentity()) {
        m_body.append(piece.data(), static_cast<qsizetype>(piece.size()));
        return true;
    }
    std::string plain;
    const std::size_t room = m_limits.bodyBytes - static_cast<std::size_t>(m_body.size());
    if (!m_decoder.decode(piece, plain, room)) {
        refuse({400, told("The body is not what its Content-Encoding says; send it again, or without one.")});
        return false;
    }
    if (plain.size() > room) {
        refuse({413, told("The body is larger than the limit of %1 bytes when it is decompressed; shorten the conversation.",
                          m_limits.bodyBytes)});
        return false;
    }
    m_body.append(plain.data(), static_cast<qsizetype>(plain.size()));
    return true;
}

void HttpConnection::finishRequest()
{
    if (!m_decoder.isComplete()) return refuse({400, told("The compressed body ends too early; send it again.")});
    m_busy = true;
    HttpRequest request{m_parser->takeHead(), std::exchange(m_body, {}), m_firstByte, m_peer.address, m_peer.port};
    m_parser.reset();
    setDeadline(Deadline::Write);
    m_handler.handle(std::move(request), *this);
}

const HttpHeaders &HttpConnection::withExtras(const HttpHeaders &headers)
{
    if (m_extraHeaders.size() == 0) return headers;
    m_extraHeaders.append(headers);
    return m_extraHeaders;
}

void HttpConnection::respond(int status, const HttpHeaders &headers, const QByteArray &body)
{
    if (!m_busy || m_gone) return;
    const ConnectionFate fate = m_keepAlive ? ConnectionFate::KeepAlive : ConnectionFate::Close;
    send(wholeResponse(status, withExtras(headers), body, m_isHead, fate));
    finishResponse();
}

void HttpConnection::beginStream(int status, const HttpHeaders &headers)
{
    if (!m_busy || m_gone) return;
    if (!m_chunked) m_keepAlive = false; // the end of an answer to HTTP/1.0 is the end of the connection
    m_streaming = true;
    m_streamHead = streamHead(status, withExtras(headers), m_chunked, m_keepAlive ? ConnectionFate::KeepAlive : ConnectionFate::Close);
    queueFlush();
}

void HttpConnection::write(std::string_view piece)
{
    if (!m_streaming || m_gone || piece.empty() || m_isHead) return;
    m_pieces.append(piece.data(), static_cast<qsizetype>(piece.size()));
    if (m_pieces.size() > coalescedBytes)
        flushPieces();
    else
        queueFlush();
    if (waitingBytes() > m_limits.writeHighWater) m_congested = true;
    drained(); // the bytes may be with the kernel already, and then no signal would follow
}

void HttpConnection::queueFlush()
{
    if (m_flushQueued) return;
    m_flushQueued = true;
    const auto flush = [this] {
        m_flushQueued = false;
        flushPieces();
        drained();
    };
    QMetaObject::invokeMethod(this, flush, Qt::QueuedConnection);
}

void HttpConnection::flushPieces()
{
    QByteArray out = std::exchange(m_streamHead, {});
    if (m_chunked && !m_pieces.isEmpty())
        appendChunk(out, view(m_pieces));
    else
        out.append(m_pieces);
    m_pieces.resize(0); // keeps its memory for the next turn
    if (!out.isEmpty()) send(out);
}

void HttpConnection::endStream()
{
    if (!m_streaming || m_gone) return;
    QByteArray out = std::exchange(m_streamHead, {});
    if (m_chunked && !m_isHead) {
        if (!m_pieces.isEmpty()) appendChunk(out, view(m_pieces));
        out.append(lastChunk.data(), static_cast<qsizetype>(lastChunk.size()));
    } else {
        out.append(m_pieces);
    }
    if (!out.isEmpty()) send(out);
    finishResponse();
}

void HttpConnection::abortStream()
{
    if (!m_busy || m_gone) return;
    flushPieces();
    m_keepAlive = false;
    // Without chunks an orderly end would look like the end of the answer.
    m_ending = m_chunked ? Ending::Orderly : Ending::Reset;
    finishResponse();
}

void HttpConnection::finishResponse()
{
    m_observer = nullptr;
    m_busy = false;
    m_streaming = false;
    m_congested = false;
    m_pieces = {};
    m_extraHeaders = {};
    if (!m_keepAlive) return startClosing(m_ending);
    setDeadline(Deadline::KeepAlive);
    const bool more = !m_pending.empty() || m_socket->bytesAvailable() > 0;
    if (more && !m_reading) QMetaObject::invokeMethod(this, &HttpConnection::readAvailable, Qt::QueuedConnection);
}

void HttpConnection::refuse(const HttpRefusal &refusal)
{
    m_body = {};
    const HttpRequestHead head = m_parser ? m_parser->head() : HttpRequestHead();
    const RefusalAnswer answer = m_handler.answerRefusal(refusal, head, m_parser ? m_firstByte : monotonicNow());
    send(wholeResponse(refusal.status, answer.headers, answer.body, head.method == "HEAD", ConnectionFate::Close));
    startClosing(Ending::Orderly);
}

// Closing with unread bytes in the kernel would reset the connection and destroy the answer on its way (RFC 9112, 9.6): when
// everything is sent the write side is shut, and the rest is read for a while.
void HttpConnection::startClosing(Ending ending)
{
    if (m_gone || m_closing) return;
    m_closing = true;
    m_ending = ending;
    m_pending.clear();
    m_parser.reset();
    setDeadline(Deadline::Write);
    closeWhenSent();
    // A full read buffer of a client that asked ahead would hide that it leaves.
    if (!m_reading) QMetaObject::invokeMethod(this, &HttpConnection::readAvailable, Qt::QueuedConnection);
}

void HttpConnection::closeWhenSent()
{
    if (m_gone || m_deadlineKind == Deadline::Linger || m_socket->bytesToWrite() > 0) return;
    setDeadline(Deadline::Linger);
    if (m_ending == Ending::Orderly) return shutWriteSide(*m_socket);
    resetOnClose(*m_socket);
    QMetaObject::invokeMethod(m_socket, &QTcpSocket::abort, Qt::QueuedConnection); // not inside the socket's own signal
}

void HttpConnection::send(const QByteArray &bytes)
{
    if (m_gone || m_socket->state() != QAbstractSocket::ConnectedState) return; // its end is on the way to lost()
    if (m_socket->bytesToWrite() == 0 && m_deadlineKind == Deadline::Write) setDeadline(Deadline::Write);
    m_socket->write(bytes);
    // At the end of the turn, instead of waiting for a notification that the socket is writable.
    if (m_socket->bytesToWrite() <= coalescedBytes) return m_flushes.add(*m_socket);
    flush();
}

void HttpConnection::flush()
{
    m_sending = true;
    m_socket->flush();
    m_sending = false;
}

std::size_t HttpConnection::waitingBytes() const
{
    return static_cast<std::size_t>(m_socket->bytesToWrite() + m_streamHead.size() + m_pieces.size());
}

void HttpConnection::progressed()
{
    if (m_deadlineKind == Deadline::Write) setDeadline(Deadline::Write);
    drained();
}

void HttpConnection::drained()
{
    if (m_sending) return; // the sender looks itself
    if (m_closing) return closeWhenSent();
    if (!m_congested || m_readyQueued || waitingBytes() > m_limits.writeHighWater / 2) return;
    m_readyQueued = true;
    // Queued: the observer must not be called back from inside its own write().
    QMetaObject::invokeMethod(this, &HttpConnection::tellReady, Qt::QueuedConnection);
}

void HttpConnection::tellReady()
{
    m_readyQueued = false;
    if (!m_congested || waitingBytes() > m_limits.writeHighWater / 2) return;
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
    if (m_busy || m_closing) return;
    const bool isIdle = !m_parser && m_socket->bytesToWrite() == 0 && m_socket->bytesAvailable() == 0;
    if (isIdle) return m_socket->disconnectFromHost();
    startClosing(Ending::Orderly);
}

void HttpConnection::abort()
{
    if (!m_gone) flush(); // an answer that is complete must not be lost with the connection
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
                                                           : std::min(longestLinger, m_limits.keepAliveTimeout);
    m_deadline = monotonicNow() + limit;
}

void HttpConnection::tick(MonotonicTime now)
{
    if (m_gone || now < m_deadline) return;
    switch (m_deadlineKind) {
    case Deadline::Head:
        return refuse({408, told("The head of the request did not arrive within %1 ms; send it again.", m_limits.headerTimeout.count())});
    case Deadline::Body:
        return refuse({408, told("No byte of the body arrived for %1 ms; send the request again.", m_limits.bodyIdleTimeout.count())});
    case Deadline::Write:
        // Only a client that lets bytes lie is dropped; waiting for the provider is no fault of the client.
        if (m_socket->bytesToWrite() == 0) return setDeadline(Deadline::Write);
        return abort();
    case Deadline::KeepAlive:
        // The end of the last answer may still be on its way to a slow client.
        if (m_socket->bytesToWrite() > 0) return startClosing(Ending::Orderly);
        return abort();
    case Deadline::Linger: return abort();
    }
}

} // namespace ccr::proxy
