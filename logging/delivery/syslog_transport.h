#pragma once

#include "logging/delivery/transport.h"

#include <QSslSocket>
#include <QTimer>
#include <QUdpSocket>

namespace ccr::logging {

/// Sends syslog messages: udp:// a message a datagram (RFC 5426), tcp:// one connection with octet counting (RFC 6587), tls://
/// the same encrypted (RFC 5425). Syslog answers nothing, so a batch counts as delivered when the system has taken all of it;
/// what a connection loses after that is lost.
class SyslogTransport final : public Transport
{
    Q_OBJECT
public:
    SyslogTransport(const NetworkStream &stream, std::shared_ptr<const Payload> payload, QObject *parent);

    void send(const Batch &batch) override;
    void cancel() override;

private:
    void prepare();
    void connectSocket();
    void connected();
    void writeDatagrams();
    void checkWritten();
    void failed();
    void answer(Verdict::Kind kind, const Phrase &reason = {});

    const NetworkStream m_stream;
    const std::shared_ptr<const Payload> m_payload;
    QUdpSocket m_datagrams;
    QSslSocket m_connection;
    QTimer m_timeout;
    Phrase m_unusable;
    Batch m_batch;
    bool m_isBusy = false;    ///< a batch is under way
    bool m_isWritten = false; ///< and was given to the socket
};

} // namespace ccr::logging
