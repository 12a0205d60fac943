#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <optional>

namespace ccr::test {

struct RawResponse
{
    int status = 0;
    QByteArray head; ///< status line and fields, with their CR LF
    QByteArray body; ///< without chunk framing

    /// Value of a field, matched without regard to case; empty when it is missing.
    QByteArray field(const QByteArray &name) const;
};

/// A client on 127.0.0.1 that sends exactly the bytes it is given and keeps what comes back, whole or not. It uses the
/// system's sockets, because QTcpSocket does not tell a reset from an orderly end. Sends everything before it closes.
class RawClient
{
public:
    explicit RawClient(quint16 port);
    ~RawClient() { leave(); }
    Q_DISABLE_COPY_MOVE(RawClient)

    void send(const QByteArray &bytes);
    /// Reads nothing until resume(), so that the server's writes pile up; the kernel's share of the buffering is kept small.
    void stall();
    void resume();
    /// Everything received so far that no response has taken.
    const QByteArray &received() const { return m_received; }
    /// Takes one complete response from the front of what was received; nothing while it is incomplete. An answer that is
    /// ended by closing is complete when the server has closed.
    std::optional<RawResponse> takeResponse(bool answersHead = false);
    /// The server has closed and this side has too.
    bool isClosed() const { return m_socket < 0; }
    /// The server closed in a way that loses data: a read or a write failed.
    bool wasReset() const { return m_reset; }
    /// Closes as a program does that ends.
    void leave();

private:
    void readAvailable();
    void writeWaiting();

    int m_socket;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    QByteArray m_toSend;
    QByteArray m_received;
    bool m_ended = false; ///< the server has said that no more comes
    bool m_reset = false;
};

} // namespace ccr::test
