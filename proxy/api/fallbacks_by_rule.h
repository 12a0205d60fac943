#pragma once

#include "proxy/api/proxy_config.h"

namespace ccr::proxy {

/// Where requests may go when their target fails, by what their record calls the rule; of rules that are not in it: "default".
/// Targets that can be used.
using FallbacksByRule = QMap<QString, std::vector<RouteTarget>>;

} // namespace ccr::proxy
