#pragma once

#include "logging/api/snapshots.h"
#include "proxy/api/proxy_control.h"

namespace ccr::ui {

bool wasTried(const logging::ExchangeSnapshot &exchange, const proxy::RouteTarget &target);
/// Where the request's route may go that it has not been: by the configuration in force. Absent: not known, as for a request of a
/// preset, which has fallbacks of its own.
std::optional<std::vector<proxy::RouteTarget>> openFallbacks(const logging::ExchangeSnapshot &exchange, const proxy::ProxyState &state);
/// False: there is none.
bool mayFallBack(const logging::ExchangeSnapshot &exchange, const proxy::ProxyState &state);
/// Where the route itself could point instead: the first of the open ones. Absent as well when no route of the configuration decided.
std::optional<proxy::RouteTarget> routeInstead(const logging::ExchangeSnapshot &exchange, const proxy::ProxyState &state);

} // namespace ccr::ui
