#pragma once

#include "logging/base/packed_phrase.h"
#include "proxy/event_loop/flush_queue.h"
#include "proxy/http/http_limits.h"
#include "proxy/http/http_message.h"

#include <QAbstractSocket>
#include <QHostAddress>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

class QTcpServer;
class QTimer;

namespace ccr::proxy {

class HttpConnection;

/// The answer to one request. Owned by its connection and valid from HttpHandler::handle() until the response is
/// complete or HttpResponseObserver::clientGone() was called; do not touch it afterwards. Proxy thread.
class HttpResponder
{
public:
    virtual ~HttpResponder() = default;
    /// The whole answer at once. Content-Length, Date and Connection are added; a body for HEAD is left out.
    virtual void respond(int status, const HttpHeaders &headers, const QByteArray &body) = 0;
    /// Fields that go with the answer, whichever it will be; before it begins.
    virtual void addHeaders(const HttpHeaders &headers) = 0;
    /// Begins an answer in pieces (chunked; for HTTP/1.0 ended by closing the connection).
    virtual void beginStream(int status, const HttpHeaders &headers) = 0;
    /// Sends one piece. Pieces written in one event-loop turn may leave in one packet.
    virtual void write(std::string_view piece) = 0;
    virtual void endStream() = 0;
    /// Closes the connection without the end mark, so that the client sees a truncated answer.
    virtual void abortStream() = 0;
    /// More than the high-water mark is waiting for the client; HttpResponseObserver::clientReady() tells when it is gone.
    virtual bool isCongested() const = 0;
    /// Who is told about the client; null to stop. Must be reset or outlive the response.
    virtual void setObserver(class HttpResponseObserver *observer) = 0;
};

class HttpResponseObserver
{
public:
    virtual ~HttpResponseObserver() = default;
    virtual void clientGone() = 0;
    virtual void clientReady() = 0;
};

/// An answer that needs no endpoint: refusals by the parser, by a limit or by admission.
struct HttpRefusal
{
    int status = 400;
    PackedPhrase reason = {}; ///< for a person: what is wrong, which value, what to do
    HttpHeaders headers = {};
};

/// What the client gets for a refusal.
struct RefusalAnswer
{
    HttpHeaders headers;
    QByteArray body;
};

/// Who is at the other end of a connection.
struct HttpPeer
{
    bool isLoopback = false; ///< a program on this machine
    std::string address;
    std::uint16_t port = 0;
};

/// What the server asks of the program above it. Called in the server's thread.
class HttpHandler
{
public:
    virtual ~HttpHandler() = default;
    /// After the head, before the body and before "100 Continue": a refusal is sent and the connection closed.
    virtual std::optional<HttpRefusal> admit(const HttpRequestHead &head, const HttpPeer &peer) = 0;
    /// A complete request. Exactly one response must follow through `responder`, now or later.
    virtual void handle(HttpRequest request, HttpResponder &responder) = 0;
    /// All of it, the refusal's own headers as well; also the place to record it. `head` is as far as it was read.
    virtual RefusalAnswer answerRefusal(const HttpRefusal &refusal, const HttpRequestHead &head, MonotonicTime firstByte) = 0;
};

/// Small strict HTTP/1.1 server for loopback use: keep-alive, chunked and compressed request bodies, Expect: 100-continue,
/// HEAD.
/// One request at a time on a connection; the next is read when its predecessor was answered. Not thread-safe: lives in
/// the proxy thread.
class HttpServer final : public QObject
{
    Q_OBJECT
public:
    HttpServer(HttpHandler &handler, const HttpLimits &limits, QObject *parent = nullptr);
    ~HttpServer() override;

    /// Empty on success, else the reason (address in use …).
    QString listen(const QHostAddress &address, quint16 port);
    /// Of the last listen().
    QAbstractSocket::SocketError listenError() const;
    quint16 port() const;
    /// Stops accepting; connections with a running response stay, idle ones are closed.
    void close();
    /// Drops everything.
    void abortAll();
    int connectionCount() const;

private:
    void acceptPending();
    void pauseAccepting();
    void tick();

    HttpHandler &m_handler;
    const HttpLimits m_limits;
    FlushQueue m_flushes;
    std::unique_ptr<QTcpServer> m_server;
    QTimer *m_clock; ///< one for all connections: restarting a timer a request would cost more than the request's parsing
    QSet<HttpConnection *> m_connections;
    bool m_acceptingPaused = false;
};

} // namespace ccr::proxy
