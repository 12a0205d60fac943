#pragma once

#include "proxy/api/exchange_sentence.h"
#include "proxy/routing/router.h"

#include <vector>

namespace ccr::proxy {

/// "alpha/m"
std::string shown(const RouteTarget &target);

/// Why the target was chosen: "Went to alpha/m because … (rule default)."
PackedPhrase decidedSentence(const Route &route);
/// Where it went in the end: "Went to beta/n after alpha/m failed (503); alpha/m came first because … (rule default)."
PackedPhrase detourSentence(const Route &route, const RouteTarget &chosen, const PackedPhrase &passedOver);

} // namespace ccr::proxy
