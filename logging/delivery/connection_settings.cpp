#include "logging/delivery/connection_settings.h"

#include "logging/api/logging_sentences.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr qint64 largestCertificateFile = 16 * 1024 * 1024; ///< the lists of systems have a quarter of a megabyte

template <typename... Values>
Error wrong(LoggingSentence sentence, const Values &...values)
{
    return errorSaying(ErrorKind::InvalidInput, sentence.with(values...));
}

Result<QByteArray> contentOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) return wrong("%1 does not exist", path);
    if (!info.isFile()) return wrong("%1 is not a file", path); // nor may a pipe be waited for
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return wrong("%1 cannot be read: %2", path, file.errorString());
    return file.read(largestCertificateFile);
}

Error unusable(QLatin1StringView setting, const Error &error)
{
    return errorSaying(error.kind, saidOfLogging("%1 cannot be used: %2", setting, error));
}

} // namespace

QString safeAddress(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

Result<QList<QSslCertificate>> certificatesIn(const QString &path)
{
    const auto content = contentOf(path);
    if (!content) return content.error();
    QList<QSslCertificate> certificates = QSslCertificate::fromData(*content, QSsl::Pem);
    if (certificates.isEmpty()) return wrong("%1 holds no certificate in PEM form", path);
    return certificates;
}

Result<QSslKey> privateKeyIn(const QString &path)
{
    const auto content = contentOf(path);
    if (!content) return content.error();
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa})
        if (QSslKey key(*content, algorithm); !key.isNull()) return key;
    if (content->contains("ENCRYPTED")) return wrong("the key in %1 is protected by a password", path);
    return wrong("%1 holds no private key (RSA, EC or DSA) in PEM form", path);
}

bool isEncrypted(const QUrl &url)
{
    return url.scheme() == "https"_L1 || url.scheme() == "tls"_L1;
}

Result<QSslConfiguration> tlsConfiguration(const NetworkStream &stream)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!stream.caFile.isEmpty()) {
        const auto trusted = certificatesIn(stream.caFile);
        if (!trusted) return unusable("caFile"_L1, trusted.error());
        tls.setCaCertificates(*trusted);
    }
    if (!stream.clientCertificate.isEmpty() && !stream.clientKey.isEmpty()) {
        const auto certificate = certificatesIn(stream.clientCertificate);
        if (!certificate) return unusable("clientCertificate"_L1, certificate.error());
        const auto key = privateKeyIn(stream.clientKey);
        if (!key) return unusable("clientKey"_L1, key.error());
        tls.setLocalCertificateChain(*certificate);
        tls.setPrivateKey(*key);
    }
    tls.setPeerVerifyMode(stream.verifyTls ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    return tls;
}

Result<QNetworkProxy> namedProxy(const NetworkStream &stream)
{
    if (stream.proxy.isEmpty()) return QNetworkProxy(QNetworkProxy::DefaultProxy);
    const QUrl url(stream.proxy);
    const bool isSocks = url.scheme().startsWith("socks"_L1);
    if (!url.isValid() || url.host().isEmpty() || (!isSocks && !url.scheme().startsWith("http"_L1)))
        return wrong("the proxy is not a URL such as http://proxy.example:8080 or socks5://proxy.example:1080");
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         static_cast<quint16>(url.port(isSocks ? 1080 : 8080)), url.userName(), url.password());
}

} // namespace ccr::logging
