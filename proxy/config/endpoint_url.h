#pragma once

#include <QString>
#include <QUrl>

namespace ccr::proxy {

/// Where a provider's requests are posted to. `url` may be that address or the base URL that most vendors' pages show:
/// what is missing is added. Gemini gets the folder of its models; the Vertex dialects build their own paths.
QUrl endpointUrl(QUrl url, const QString &dialect);

/// The address is of this machine, where servers need no key.
bool isLocal(const QUrl &url);

} // namespace ccr::proxy
