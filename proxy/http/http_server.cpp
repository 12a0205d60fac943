#include "proxy/http/http_server.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/http/http_connection.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace ccr::proxy {

namespace {

constexpr int backlog = 1024;
constexpr int refusedAtOnce = 64; ///< connections over the limit that are answered; more are closed without a word

milliseconds clockInterval(const HttpLimits &limits)
{
    const milliseconds shortest =
        std::min({limits.headerTimeout, limits.bodyIdleTimeout, limits.keepAliveTimeout, limits.writeStallTimeout});
    return std::clamp(shortest / 4, milliseconds(10), milliseconds(1000));
}

} // namespace

HttpServer::HttpServer(HttpHandler &handler, const HttpLimits &limits, QObject *parent)
    : QObject(parent), m_handler(handler), m_limits(limits), m_server(std::make_unique<QTcpServer>()), m_clock(new QTimer(this))
{
    m_server->setMaxPendingConnections(backlog);
    m_server->setListenBacklogSize(backlog);
    connect(m_server.get(), &QTcpServer::newConnection, this, &HttpServer::acceptPending);
    connect(m_server.get(), &QTcpServer::acceptError, this, &HttpServer::pauseAccepting);
    m_clock->setInterval(clockInterval(limits));
    connect(m_clock, &QTimer::timeout, this, &HttpServer::tick);
}

HttpServer::~HttpServer()
{
    abortAll();
}

QString HttpServer::listen(const QHostAddress &address, quint16 port)
{
    return m_server->listen(address, port) ? QString() : m_server->errorString();
}

QAbstractSocket::SocketError HttpServer::listenError() const
{
    return m_server->serverError();
}

quint16 HttpServer::port() const
{
    return m_server->serverPort();
}

int HttpServer::connectionCount() const
{
    return static_cast<int>(m_connections.size());
}

void HttpServer::acceptPending()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        if (m_connections.size() >= m_limits.connections + refusedAtOnce) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto *connection = new HttpConnection(socket, m_handler, m_limits, m_flushes, this);
        connect(connection, &HttpConnection::closed, this, [this, connection] { m_connections.remove(connection); });
        m_connections.insert(connection);
        if (!m_clock->isActive()) m_clock->start(); // an idle server has no reason to wake up
        if (m_connections.size() > m_limits.connections)
            connection->refuse({503, told("More than %1 connections are open; close some and try again.", m_limits.connections)});
    }
}

// Out of file descriptors, as a rule: the waiting connection keeps the listening socket readable, so that the event loop
// would spin until another connection closes.
void HttpServer::pauseAccepting()
{
    m_server->pauseAccepting();
    m_acceptingPaused = true;
    m_clock->start();
}

void HttpServer::tick()
{
    if (std::exchange(m_acceptingPaused, false)) m_server->resumeAccepting();
    if (m_connections.isEmpty()) return m_clock->stop();
    const MonotonicTime now = monotonicNow();
    const QSet<HttpConnection *> all = m_connections; // a connection may close in its tick
    for (HttpConnection *connection : all) connection->tick(now);
}

void HttpServer::close()
{
    m_server->close();
    const QSet<HttpConnection *> all = m_connections;
    for (HttpConnection *connection : all) connection->closeAfterResponse();
}

void HttpServer::abortAll()
{
    const QSet<HttpConnection *> all = m_connections;
    for (HttpConnection *connection : all) connection->abort();
}

} // namespace ccr::proxy
