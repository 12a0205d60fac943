#pragma once

#include "logging/base/environment.h"
#include "logging/base/json5_reader.h"

#include <QMap>
#include <QUrl>

#include <optional>

namespace ccr::proxy {

/// "http://host:port", "socks5://host:port" or "host:port"; "direct" gives an empty URL. Absent: it is none of them.
std::optional<QUrl> outboundProxyFromString(const QString &text);

/// By the name of the provider in lower case: what its `proxy_url` says, variables of the environment put in. Providers that say
/// nothing, or nothing that can be used, are not in it: they take the PROXY_URL of all.
QMap<QString, QUrl> outboundProxiesIn(const Json5Value &root, const Environment &environment);

} // namespace ccr::proxy
