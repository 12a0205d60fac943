#pragma once

#include "logging/api/snapshots.h"
#include "logging/base/result.h"
#include "proxy/api/proxy_config.h"
#include "proxy/http/http_message.h"
#include "proxy/message/chat_event.h"
#include "proxy/message/chat_request.h"

#include <functional>

namespace ccr::proxy {

/// The decision "this provider, this model, because of this rule".
struct Route
{
    RouteTarget target;
    std::string rule;      ///< "custom", the name of a rule, "image", "explicit", "longContext", "subagent", "background" …, "default"
    PackedPhrase sentence; ///< for a person: why this route
    PackedPhrase reason;   ///< why the rule took it
    PackedPhrase unmet;    ///< wishes that could not be met; empty: none
    std::vector<logging::RouteStep> steps;
    std::int64_t countedTokens = -1;       ///< -1: nothing needed the count
    bool changedPrompt = false;            ///< the request is no longer what the client's body says
    std::string scenario = "default";      ///< names the fallback list: "default", "background", "think" …
    std::optional<RouteTarget> imageAgent; ///< the model does not see: it gets a tool in place of the images, which asks this one
    std::vector<RouteTarget> fallbacks;    ///< where to go, in order, when the target fails; all of them can be used
};

/// What a decision is made from, besides the request.
struct RouteQuestion
{
    const ProxyConfig &config;
    const RouterConfig *router; ///< the session's or the project's, else the configuration's
    const HttpHeaders &headers;
    std::function<std::int64_t()> countTokens;  ///< called at most once and only if a rule needs it
    std::optional<std::int64_t> lastInput = {}; ///< tokens that the session's last answered request took
    std::optional<RouteTarget> custom = {};     ///< what the custom router said
    std::vector<logging::RouteStep> steps = {}; ///< what has been found before
    bool changedPrompt = false;
};

/// Decides where a request goes. A pure function of its arguments, except that it changes the prompt: a sub-agent tag leaves
/// the system prompt and the first messages, images go where the model can see them.
Result<Route> chooseRoute(ChatRequest &request, RouteQuestion question);

/// The same without headers, session and custom router.
Result<Route> chooseRoute(ChatRequest &request, const ProxyConfig &config, const std::function<std::int64_t()> &countTokens);

} // namespace ccr::proxy
