#pragma once

#include <QByteArray>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

namespace ccr::test {

/// One client of a FakeProvider. Lives as long as the provider, also after the connection has ended.
class FakePeer final : public QObject
{
    Q_OBJECT
public:
    FakePeer(QTcpSocket *socket, QObject *parent);

    void send(const QByteArray &bytes);
    /// An answer with its length, after which the connection stays open.
    void answer(int status, const QByteArray &body, const QByteArray &fields = {});
    /// The head of a chunked event stream; followed by sendChunk() and endChunks().
    void beginStream();
    void sendChunk(const QByteArray &piece);
    void endChunks() { send("0\r\n\r\n"); }
    /// Closes after everything sent has left.
    void close();
    /// Closes with a reset; what is under way is lost.
    void reset();

    bool isOpen() const { return m_socket->state() == QAbstractSocket::ConnectedState; }
    quint16 clientPort() const { return m_clientPort; }
    /// What this connection was given to send and the kernel has not taken.
    qint64 unsentBytes() const { return m_socket->bytesToWrite(); }
    /// Makes the kernel take little, so that a client that does not read is felt soon.
    void limitSendBuffer(int bytes) { m_socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, bytes); }

Q_SIGNALS:
    void requestArrived(const QByteArray &head, const QByteArray &body);

private:
    void readAvailable();

    QTcpSocket *m_socket;
    quint16 m_clientPort;
    QByteArray m_received;
};

/// A provider on 127.0.0.1 that does what the test says, byte by byte, and counts what it was sent.
class FakeProvider : public QObject
{
    Q_OBJECT
public:
    struct Request
    {
        QByteArray head; ///< request line and fields
        QByteArray body;
        FakePeer *peer = nullptr;
    };

    FakeProvider();
    /// With TLS.
    explicit FakeProvider(const QSslConfiguration &tls);

    QUrl url(const QString &path = QStringLiteral("/v1/chat/completions"), const QString &host = QStringLiteral("127.0.0.1")) const;
    const std::vector<Request> &requests() const { return m_requests; }
    const std::vector<FakePeer *> &peers() const { return m_peers; }

    /// Called with each complete request; without it nothing is answered.
    std::function<void(const Request &)> onRequest;

private:
    void listen();
    void acceptAll();

    std::unique_ptr<QTcpServer> m_server;
    bool m_isSecure = false;
    std::vector<FakePeer *> m_peers;
    std::vector<Request> m_requests;
};

/// A certificate authority of its own, and signed by it a certificate for "localhost" and one for a client (client.pem, client.key),
/// made by the openssl program.
class TestCertificates
{
public:
    TestCertificates();
    /// The openssl program is there and did its work.
    bool isValid() const { return m_isValid; }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    QSslConfiguration serverConfiguration() const;
    QSslConfiguration configurationForKnownClients() const; ///< of a server that takes only those whom the authority knows
    QList<QSslCertificate> authority() const;

private:
    QTemporaryDir m_folder;
    bool m_isValid = false;
};

} // namespace ccr::test
