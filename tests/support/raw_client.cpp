#include "tests/support/raw_client.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace ccr::test {

namespace {

constexpr int stalledBufferBytes = 64 * 1024;
constexpr int resumedBufferBytes = 1024 * 1024;

// Blocking, which is short: the kernel completes it before the server accepts.
int connectedSocket(quint16 port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        qFatal("cannot connect to port %d: errno %d", port, errno);
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
    return fd;
}

struct Dechunked
{
    QByteArray body;
    qsizetype length = 0; ///< with the framing
};

std::optional<Dechunked> dechunk(const QByteArray &bytes)
{
    Dechunked result;
    for (qsizetype at = 0;;) {
        const qsizetype end = bytes.indexOf("\r\n", at);
        if (end < 0) return {};
        bool isNumber = false;
        const qsizetype size = bytes.mid(at, end - at).toInt(&isNumber, 16);
        if (!isNumber || bytes.size() < end + 2 + size + 2) return {};
        result.body += bytes.mid(end + 2, size);
        at = end + 2 + size + 2;
        if (size > 0) continue;
        result.length = at;
        return result;
    }
}

} // namespace

QByteArray RawResponse::field(const QByteArray &name) const
{
    const qsizetype at = head.toLower().indexOf("\r\n" + name.toLower() + ':');
    if (at < 0) return {};
    const qsizetype begin = at + 2 + name.size() + 1;
    return head.mid(begin, head.indexOf("\r\n", begin) - begin).trimmed();
}

RawClient::RawClient(quint16 port)
    : m_socket(connectedSocket(port)), m_readable(m_socket, QSocketNotifier::Read), m_writable(m_socket, QSocketNotifier::Write)
{
    QObject::connect(&m_readable, &QSocketNotifier::activated, &m_readable, [this] { readAvailable(); });
    QObject::connect(&m_writable, &QSocketNotifier::activated, &m_writable, [this] { writeWaiting(); });
    m_writable.setEnabled(false);
}

void RawClient::send(const QByteArray &bytes)
{
    if (isClosed()) return;
    m_toSend += bytes;
    m_writable.setEnabled(!m_toSend.isEmpty());
}

void RawClient::stall()
{
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &stalledBufferBytes, sizeof stalledBufferBytes);
    m_readable.setEnabled(false);
}

void RawClient::resume()
{
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &resumedBufferBytes, sizeof resumedBufferBytes);
    m_readable.setEnabled(true);
}

void RawClient::leave()
{
    if (isClosed()) return;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    ::close(std::exchange(m_socket, -1));
}

void RawClient::readAvailable()
{
    char buffer[64 * 1024];
    const ssize_t count = ::recv(m_socket, buffer, sizeof buffer, 0);
    if (count > 0) {
        m_received.append(buffer, count);
    } else if (count == 0) {
        m_ended = true;
        m_readable.setEnabled(false);
        if (m_toSend.isEmpty()) leave();
    } else if (errno != EAGAIN && errno != EINTR) {
        m_reset = true;
        leave();
    }
}

void RawClient::writeWaiting()
{
    const ssize_t count = ::send(m_socket, m_toSend.constData(), static_cast<std::size_t>(m_toSend.size()), MSG_NOSIGNAL);
    if (count >= 0) m_toSend.remove(0, count);
    if (count < 0 && errno != EAGAIN && errno != EINTR) {
        m_reset = true;
        m_toSend.clear();
    }
    m_writable.setEnabled(!m_toSend.isEmpty());
    if (m_ended && m_toSend.isEmpty()) leave();
}

std::optional<RawResponse> RawClient::takeResponse(bool answersHead)
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0) return {};
    RawResponse response;
    response.head = m_received.left(end + 2);
    response.status = response.head.mid(9, 3).toInt();
    QByteArray rest = m_received.mid(end + 4);
    qsizetype length = 0;
    if (answersHead || response.status == 204 || response.status < 200) {
        length = 0;
    } else if (response.field("Transfer-Encoding") == "chunked") {
        const std::optional<Dechunked> dechunked = dechunk(rest);
        if (!dechunked) return {};
        response.body = dechunked->body;
        length = dechunked->length;
    } else if (!response.field("Content-Length").isEmpty()) {
        length = response.field("Content-Length").toLongLong();
        if (rest.size() < length) return {};
        response.body = rest.left(length);
    } else {
        if (!isClosed()) return {};
        response.body = rest;
        length = rest.size();
    }
    m_received = rest.mid(length);
    return response;
}

} // namespace ccr::test
