#pragma once

#include "logging/api/snapshots.h"
#include "proxy/api/proxy_control.h"

namespace ccr::ui {

bool wasTried(const logging::ExchangeSnapshot &exchange, const proxy::RouteTarget &target);
/// Where the request's route may go that it has not been: by the configuration in force, or by the preset whose routes it had.
/// Absent: not known.
std::optional<std::vector<proxy::RouteTarget>> openFallbacks(const logging::ExchangeSnapshot &exchange, const proxy::ProxyState &state);
/// False: there is none.
bool mayFallBack(const logging::ExchangeSnapshot &exchange, const proxy::ProxyState &state);
/// Whether those of a preset decided about it instead of the configuration's own: it was sent there, or a budget was used up.
bool hadRoutesOfPreset(const logging::ExchangeSnapshot &exchange, const proxy::ProxyState &state);
/// Where the route itself could point instead: the first of the open ones. Absent as well when no route of the configuration decided,
/// but one of a preset, the client or a script.
std::optional<proxy::RouteTarget> routeInstead(const logging::ExchangeSnapshot &exchange, const proxy::ProxyState &state);

} // namespace ccr::ui
