#include "logging/delivery/connection_settings.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr qint64 largestCertificateFile = 16 * 1024 * 1024; ///< the lists of systems have a quarter of a megabyte

Error wrong(const QString &what)
{
    return {ErrorKind::InvalidInput, what};
}

Result<QByteArray> contentOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) return wrong(u"%1 does not exist"_s.arg(path));
    if (!info.isFile()) return wrong(u"%1 is no file"_s.arg(path)); // nor may a pipe be waited for
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return wrong(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    return file.read(largestCertificateFile);
}

Error unusable(QLatin1StringView setting, const Error &error)
{
    return {error.kind, u"%1 cannot be used: %2"_s.arg(setting, error.message)};
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
    if (certificates.isEmpty()) return wrong(u"%1 holds no certificate in PEM form"_s.arg(path));
    return certificates;
}

Result<QSslKey> privateKeyIn(const QString &path)
{
    const auto content = contentOf(path);
    if (!content) return content.error();
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa})
        if (QSslKey key(*content, algorithm); !key.isNull()) return key;
    if (content->contains("ENCRYPTED")) return wrong(u"the key in %1 is protected by a password"_s.arg(path));
    return wrong(u"%1 holds no private key (RSA, EC or DSA) in PEM form"_s.arg(path));
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
        return Error{ErrorKind::InvalidInput, u"the proxy is no URL such as http://proxy.example:8080 or socks5://proxy.example:1080"_s};
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         static_cast<quint16>(url.port(isSocks ? 1080 : 8080)), url.userName(), url.password());
}

} // namespace ccr::logging
