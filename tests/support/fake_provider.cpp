#include "tests/support/fake_provider.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>

using namespace Qt::StringLiterals;

namespace ccr::test {

FakePeer::FakePeer(QTcpSocket *socket, QObject *parent) : QObject(parent), m_socket(socket), m_clientPort(socket->peerPort())
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &FakePeer::readAvailable);
    if (socket->bytesAvailable() > 0) QMetaObject::invokeMethod(this, &FakePeer::readAvailable, Qt::QueuedConnection);
}

void FakePeer::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
    m_socket->flush();
}

void FakePeer::answer(int status, const QByteArray &body, const QByteArray &fields)
{
    send("HTTP/1.1 " + QByteArray::number(status) + " Some Reason\r\nContent-Type: application/json\r\nContent-Length: "
         + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n" + body);
}

void FakePeer::beginStream()
{
    send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
}

void FakePeer::sendChunk(const QByteArray &piece)
{
    send(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
}

void FakePeer::close()
{
    m_socket->disconnectFromHost();
}

void FakePeer::reset()
{
    m_socket->abort();
}

void FakePeer::readAvailable()
{
    m_received += m_socket->readAll();
    for (;;) {
        const qsizetype headEnd = m_received.indexOf("\r\n\r\n");
        if (headEnd < 0) return;
        const QByteArray head = m_received.left(headEnd + 4);
        const qsizetype field = head.toLower().indexOf("content-length:");
        const qsizetype length = field < 0 ? 0 : head.mid(field + 15, head.indexOf('\r', field) - field - 15).trimmed().toLongLong();
        if (m_received.size() < head.size() + length) return;
        const QByteArray body = m_received.mid(head.size(), length);
        m_received.remove(0, head.size() + length);
        Q_EMIT requestArrived(head, body);
    }
}

FakeProvider::FakeProvider() : m_server(std::make_unique<QTcpServer>())
{
    listen();
}

FakeProvider::FakeProvider(const QSslConfiguration &tls) : m_isSecure(true)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    listen();
}

void FakeProvider::listen()
{
    m_server->setListenBacklogSize(512);
    m_server->setMaxPendingConnections(512);
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &FakeProvider::acceptAll);
    if (!m_server->listen(QHostAddress::LocalHost)) qFatal("the fake provider cannot listen");
}

QUrl FakeProvider::url(const QString &path, const QString &host) const
{
    return QUrl(u"%1://%2:%3%4"_s.arg(m_isSecure ? u"https"_s : u"http"_s, host).arg(m_server->serverPort()).arg(path));
}

void FakeProvider::acceptAll()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        auto *peer = new FakePeer(socket, this);
        m_peers.push_back(peer);
        connect(peer, &FakePeer::requestArrived, this, [this, peer](const QByteArray &head, const QByteArray &body) {
            m_requests.push_back({head, body, peer});
            if (onRequest) onRequest(Request(m_requests.back()));
        });
    }
}

TestCertificates::TestCertificates()
{
    const auto openssl = [this](const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(u"openssl"_s, arguments);
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    };
    QFile names(filePath(u"names.txt"_s));
    if (!names.open(QIODevice::WriteOnly)) return;
    names.write("subjectAltName=DNS:localhost,DNS:model-host\n");
    names.close();
    m_isValid = openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                         u"/CN=Test Authority"_s, u"-keyout"_s, u"authority.key"_s, u"-out"_s, u"authority.pem"_s})
                && openssl({u"req"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s, u"/CN=localhost"_s, u"-keyout"_s,
                            u"server.key"_s, u"-out"_s, u"server.csr"_s})
                && openssl({u"x509"_s, u"-req"_s, u"-in"_s, u"server.csr"_s, u"-CA"_s, u"authority.pem"_s, u"-CAkey"_s, u"authority.key"_s,
                            u"-CAcreateserial"_s, u"-days"_s, u"2"_s, u"-extfile"_s, u"names.txt"_s, u"-out"_s, u"server.pem"_s})
                && openssl({u"req"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-subj"_s,
                            u"/CN=client"_s, u"-keyout"_s, u"client.key"_s, u"-out"_s, u"client.csr"_s})
                && openssl({u"x509"_s, u"-req"_s, u"-in"_s, u"client.csr"_s, u"-CA"_s, u"authority.pem"_s, u"-CAkey"_s, u"authority.key"_s,
                            u"-CAcreateserial"_s, u"-days"_s, u"2"_s, u"-out"_s, u"client.pem"_s});
}

QSslConfiguration TestCertificates::serverConfiguration() const
{
    QFile key(filePath(u"server.key"_s));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (!key.open(QIODevice::ReadOnly)) return configuration;
    configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    configuration.setLocalCertificate(QSslCertificate::fromPath(filePath(u"server.pem"_s)).value(0));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

QSslConfiguration TestCertificates::configurationForKnownClients() const
{
    QSslConfiguration configuration = serverConfiguration();
    configuration.setCaCertificates(authority());
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return configuration;
}

QList<QSslCertificate> TestCertificates::authority() const
{
    return QSslCertificate::fromPath(filePath(u"authority.pem"_s));
}

} // namespace ccr::test
