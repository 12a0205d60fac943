#pragma once

#include "proxy/api/proxy_config.h"

#include <QByteArray>

namespace ccr::proxy {

/// The `config` argument of a user's script, as JSON: the whole configuration file with its variables filled in, unknown keys
/// included, or what is known of it when there is no file. It holds keys: it goes to the script and nowhere else.
QByteArray scriptConfigJson(const ProxyConfig &config);

} // namespace ccr::proxy
