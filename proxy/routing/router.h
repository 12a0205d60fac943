#pragma once

#include "logging/api/snapshots.h"
#include "logging/base/result.h"
#include "proxy/api/proxy_config.h"
#include "proxy/message/chat_event.h"
#include "proxy/message/chat_request.h"

#include <functional>

namespace ccr::proxy {

/// The decision "this provider, this model, because of this rule".
struct Route
{
    RouteTarget target;
    std::string rule;     ///< "explicit", "longContext", "subagent", "background", "webSearch", "think", "image", "default"
    std::string sentence; ///< for a person: why this route
    std::vector<logging::RouteStep> steps;
    std::int64_t countedTokens = -1;    ///< -1: nothing needed the count
    bool changedPrompt = false;         ///< the request is no longer what the client's body says
    std::string scenario = "default";   ///< names the fallback list: "default", "background", "think" …
    std::vector<RouteTarget> fallbacks; ///< where to go, in order, when the target fails
};

/// Decides where a request goes. A pure function of its arguments, except that it removes a sub-agent tag from the
/// request's system prompt or first messages. `countTokens` is called at most once and only if a rule needs it.
Result<Route> chooseRoute(ChatRequest &request, const ProxyConfig &config, const std::function<std::int64_t()> &countTokens);

} // namespace ccr::proxy
