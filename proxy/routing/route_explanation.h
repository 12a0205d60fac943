#pragma once

#include "proxy/routing/router.h"

namespace ccr::proxy {

/// A decision for people and scripts, as JSON: what was asked, where it goes, the address that would be called, the rule, the
/// fallbacks, every step, the token count; or the error. Holds no key.
std::string explanationJson(const ChatRequest &request, const Result<Route> &route, const ProxyConfig &config);

/// The same as lines of text.
QString explanationText(const ChatRequest &request, const Result<Route> &route, const ProxyConfig &config);

} // namespace ccr::proxy
