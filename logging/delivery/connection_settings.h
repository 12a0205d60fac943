#pragma once

#include "logging/api/logging_config.h"
#include "logging/base/result.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace ccr::logging {

/// Scheme, host and port: what may be told of a URL, whose path, query and user may be credentials.
QString safeAddress(const QUrl &url);
/// All in a file in PEM form; at least one.
Result<QList<QSslCertificate>> certificatesIn(const QString &path);
/// RSA, EC or DSA, not protected by a password.
Result<QSslKey> privateKeyIn(const QString &path);
/// Whether a stream to it uses tlsConfiguration().
bool isEncrypted(const QUrl &url);
/// Certificates as `caFile`, `clientCertificate` and `verifyTls` say. Reads the certificates of the system the first time.
Result<QSslConfiguration> tlsConfiguration(const NetworkStream &stream);
/// The proxy that the stream names; DefaultProxy when it names none.
Result<QNetworkProxy> namedProxy(const NetworkStream &stream);

} // namespace ccr::logging
