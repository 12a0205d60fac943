#include "logging/delivery/syslog_transport.h"

#include "logging/api/logging_sentences.h"
#include "logging/delivery/connection_settings.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr int plainPort = 514;
constexpr int tlsPort = 6514;
constexpr std::size_t maxDatagram = 60'000; ///< under what IPv4 can carry; receivers take at least 2048 (RFC 5426, 3.2)

bool isUdp(const QUrl &url)
{
    return url.scheme() == "udp"_L1;
}

bool isTls(const QUrl &url)
{
    return url.scheme() == "tls"_L1;
}

// Not in the middle of a character.
std::string_view shortened(std::string_view text)
{
    if (text.size() <= maxDatagram) return text;
    std::size_t length = maxDatagram;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
    return text.substr(0, length);
}

} // namespace

SyslogTransport::SyslogTransport(const NetworkStream &stream, std::shared_ptr<const Payload> payload, QObject *parent)
    : Transport(parent), m_stream(stream), m_payload(std::move(payload)), m_datagrams(this), m_connection(this), m_timeout(this)
{
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(m_stream.timeout);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        m_connection.abort();
        answer(Verdict::Kind::Retry, saidOfLogging("not sent within %1 ms", m_stream.timeout.count()));
    });
    connect(&m_datagrams, &QUdpSocket::connected, this, &SyslogTransport::connected);
    connect(&m_datagrams, &QUdpSocket::errorOccurred, this, &SyslogTransport::failed);
    connect(&m_connection, isTls(m_stream.url) ? &QSslSocket::encrypted : &QSslSocket::connected, this, &SyslogTransport::connected);
    connect(&m_connection, &QSslSocket::bytesWritten, this, &SyslogTransport::checkWritten);
    connect(&m_connection, &QSslSocket::encryptedBytesWritten, this, &SyslogTransport::checkWritten);
    connect(&m_connection, &QSslSocket::errorOccurred, this, &SyslogTransport::failed);
    connect(&m_connection, &QSslSocket::readyRead, this, [this] { m_connection.readAll(); }); // nobody has anything to say here
    prepare();
}

void SyslogTransport::prepare()
{
    const QString scheme = m_stream.url.scheme();
    if (m_stream.url.host().isEmpty() || (!isUdp(m_stream.url) && !isTls(m_stream.url) && scheme != "tcp"_L1))
        m_unusable = saidOfLogging("the URL does not begin with udp://, tcp:// or tls://");
    m_datagrams.setProxy(QNetworkProxy::NoProxy);
    const auto proxy = namedProxy(m_stream);
    if (!proxy)
        m_unusable = phraseOf(proxy.error());
    else if (proxy->type() == QNetworkProxy::DefaultProxy)
        m_connection.setProxy(QNetworkProxy::NoProxy);
    else
        m_connection.setProxy(*proxy);
    if (!isTls(m_stream.url)) return;
    const auto tls = tlsConfiguration(m_stream);
    if (tls)
        m_connection.setSslConfiguration(*tls);
    else
        m_unusable = phraseOf(tls.error());
}

void SyslogTransport::send(const Batch &batch)
{
    m_batch = batch;
    m_isBusy = true;
    m_isWritten = false;
    m_timeout.start();
    // Never answers from within this call.
    QMetaObject::invokeMethod(this, &SyslogTransport::connectSocket, Qt::QueuedConnection);
}

void SyslogTransport::connectSocket()
{
    if (!m_isBusy) return;
    if (!m_unusable.isEmpty()) return answer(Verdict::Kind::Retry, m_unusable);
    QAbstractSocket &socket = isUdp(m_stream.url) ? static_cast<QAbstractSocket &>(m_datagrams) : m_connection;
    const auto port = static_cast<quint16>(m_stream.url.port(isTls(m_stream.url) ? tlsPort : plainPort));
    if (socket.state() == QAbstractSocket::ConnectedState && (!isTls(m_stream.url) || m_connection.isEncrypted())) return connected();
    if (socket.state() != QAbstractSocket::UnconnectedState) socket.abort();
    if (isTls(m_stream.url))
        m_connection.connectToHostEncrypted(m_stream.url.host(), port);
    else
        socket.connectToHost(m_stream.url.host(), port);
}

void SyslogTransport::connected()
{
    if (!m_isBusy || m_isWritten) return;
    m_isWritten = true;
    if (isUdp(m_stream.url)) return writeDatagrams();
    m_connection.write(QByteArray::fromStdString(m_payload->body(m_batch)));
    checkWritten();
}

void SyslogTransport::writeDatagrams()
{
    for (const std::string &entry : m_batch.entries) {
        const std::string_view text = shortened(entry);
        // A refusal that an earlier datagram brought about fails this one.
        if (m_datagrams.write(text.data(), static_cast<qint64>(text.size())) < 0) return failed();
    }
    answer(Verdict::Kind::Accepted);
}

void SyslogTransport::checkWritten()
{
    if (m_isBusy && m_isWritten && m_connection.bytesToWrite() == 0 && m_connection.encryptedBytesToWrite() == 0)
        answer(Verdict::Kind::Accepted);
}

void SyslogTransport::failed()
{
    if (!m_isBusy) return; // an idle connection has ended; the next batch makes another
    const bool isDatagram = isUdp(m_stream.url);
    const QAbstractSocket &socket = isDatagram ? static_cast<QAbstractSocket &>(m_datagrams) : m_connection;
    const bool isTlsError = socket.error() == QAbstractSocket::SslHandshakeFailedError;
    const Phrase words(socket.errorString());
    const Phrase reason = isTlsError ? saidOfLogging("TLS: %1", words) : words;
    isDatagram ? m_datagrams.abort() : m_connection.abort();
    answer(Verdict::Kind::Retry, reason);
}

void SyslogTransport::cancel()
{
    m_isBusy = false;
    m_timeout.stop();
    m_connection.abort();
}

void SyslogTransport::answer(Verdict::Kind kind, const Phrase &reason)
{
    if (!m_isBusy) return;
    m_isBusy = false;
    m_timeout.stop();
    Q_EMIT answered({.kind = kind, .reason = reason});
}

} // namespace ccr::logging
