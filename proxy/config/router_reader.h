#pragma once

#include "proxy/config/config_fields.h"

namespace ccr::proxy {

/// The keys `Router` (with rules, retry and health) and `fallback`. The providers of `config` must have been read. A target
/// that names no provider is a notice, as the original runs with it: `default` then answers 404 and names the providers,
/// every other route is as if it were not there.
bool readRouter(ConfigFields &root, ProxyConfig &config);

} // namespace ccr::proxy
