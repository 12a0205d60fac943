#pragma once

#include "proxy/api/fallbacks_by_rule.h"
#include "proxy/routing/router.h"

namespace ccr::proxy {

/// Where to go when `route.target` fails: `own` of the rule that decided, else the list of the route's scenario; "image" has
/// the list of "default" when it has none. Left out, with a step that says so, is what cannot be used; silently, what is there
/// already.
std::vector<RouteTarget> usableFallbacks(Route &route, const std::vector<RouteTarget> *own, const ProxyConfig &config);

/// The same for each scenario, and for the rules that have a list of their own; see ProxyState::fallbacks.
FallbacksByRule fallbacksByRule(const ProxyConfig &config);

} // namespace ccr::proxy
