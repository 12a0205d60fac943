#include "logging/delivery/connection_settings.h"

#include <QSslCertificate>

using namespace Qt::StringLiterals;

namespace ccr::logging {

QString safeAddress(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

Result<QSslConfiguration> tlsConfiguration(const NetworkStream &stream)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!stream.caFile.isEmpty()) {
        const QList<QSslCertificate> trusted = QSslCertificate::fromPath(stream.caFile);
        if (trusted.isEmpty()) return Error{ErrorKind::InvalidInput, u"caFile %1 holds no certificate in PEM form"_s.arg(stream.caFile)};
        tls.setCaCertificates(trusted);
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
