#include "logging/delivery/connection_settings.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr qint64 largestCertificateFile = 16 * 1024 * 1024; ///< the lists of systems have a quarter of a megabyte

} // namespace

QString safeAddress(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

Result<QList<QSslCertificate>> certificatesIn(const QString &path)
{
    const auto wrong = [](const QString &what) { return Error{ErrorKind::InvalidInput, what}; };
    const QFileInfo info(path);
    if (!info.exists()) return wrong(u"%1 does not exist"_s.arg(path));
    if (!info.isFile()) return wrong(u"%1 is no file"_s.arg(path)); // nor may a pipe be waited for
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return wrong(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    QList<QSslCertificate> certificates = QSslCertificate::fromData(file.read(largestCertificateFile), QSsl::Pem);
    if (certificates.isEmpty()) return wrong(u"%1 holds no certificate in PEM form"_s.arg(path));
    return certificates;
}

Result<QSslConfiguration> tlsConfiguration(const NetworkStream &stream)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!stream.caFile.isEmpty()) {
        const auto trusted = certificatesIn(stream.caFile);
        if (!trusted) return Error{trusted.error().kind, u"caFile cannot be used: %1"_s.arg(trusted.error().message)};
        tls.setCaCertificates(*trusted);
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
