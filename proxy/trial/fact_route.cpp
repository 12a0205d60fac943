#include "proxy/trial/fact_route.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/routing/router.h"

#include <QFileInfo>

#include <algorithm>

namespace ccr::proxy {

namespace {

constexpr std::size_t keptOfClient = 120; ///< a longer User-Agent is recorded cut
constexpr std::int64_t fewTokens = 1;
constexpr std::int64_t manyTokens = 1'000'000'000'000;

enum Fact : unsigned
{
    Thinking = 1,
    WebSearch = 2,
    LastImage = 4, ///< in the last user message
    OldImage = 8,  ///< in another one
    Tag = 16,
    Long = 32
};

/// Which facts hold, and which are not known.
struct Facts
{
    unsigned holds = 0;
    unsigned unknown = Thinking | WebSearch | LastImage | OldImage | Tag | Long;
    std::optional<std::int64_t> tokens;

    void learn(unsigned fact, bool isTrue)
    {
        unknown &= ~fact;
        if (isTrue) holds |= fact;
    }
};

// Whether its rule looked at the request. An older version, and what was imported, has a text that nobody recognises.
bool isKnown(const logging::RouteStep &step)
{
    return step.matched || (step.reason.hasSentence() && !tells(step.reason, "not set"));
}

Facts factsOf(const logging::ExchangeSnapshot &exchange)
{
    Facts facts;
    for (const logging::RouteStep &step : exchange.routeSteps) {
        if (!isKnown(step)) continue;
        if (step.rule == "think") facts.learn(Thinking, step.matched);
        if (step.rule == "webSearch") facts.learn(WebSearch, step.matched);
        if (step.rule == "image" && step.matched) facts.learn(LastImage, true);
        if (tells(step.reason, "the last user message holds no image")) facts.learn(LastImage, false);
        if (tells(step.reason, "no tag")) facts.learn(Tag, false);
    }
    const logging::TokenCounts &tokens = exchange.tokens;
    if (exchange.countedTokens > 0)
        facts.tokens = exchange.countedTokens;
    else if (tokens.known && tokens.input + tokens.cacheRead + tokens.cacheWrite > 0)
        facts.tokens = tokens.input + tokens.cacheRead + tokens.cacheWrite;
    if (facts.tokens) facts.learn(Long, false);
    return facts;
}

ChatRequest requestWith(const logging::ExchangeSnapshot &exchange, unsigned facts, const ProxyConfig &config)
{
    ChatRequest request;
    request.model = exchange.askedModel;
    request.stream = exchange.wantsStream;
    request.sessionId = exchange.sessionId;
    if (facts & Thinking) request.thinking = ThinkingMode::Enabled;
    if (facts & WebSearch) request.tools.push_back({.name = "web_search", .serverType = "web_search_20250305"});
    // A model that nobody has: wherever a tag decides, it shows.
    if ((facts & Tag) && !config.providers.empty())
        request.system.push_back(
            {.text = "<CCR-SUBAGENT-MODEL>" + config.providers.front().name.toStdString() + ",?</CCR-SUBAGENT-MODEL>"});
    const ImagePart image{.mediaType = "image/png", .data = "AA=="};
    if (facts & OldImage) request.messages.push_back({.role = Role::User, .parts = {image}});
    request.messages.push_back({.role = Role::Assistant, .parts = {TextPart{.text = "-"}}});
    request.messages.push_back({.role = Role::User, .parts = {TextPart{.text = "-"}}});
    if (facts & LastImage) request.messages.back().parts.push_back(image);
    return request;
}

FactRoute decide(const logging::ExchangeSnapshot &exchange, const Facts &facts, unsigned holds, const ProxyConfig &config,
                 std::optional<std::int64_t> lastInput)
{
    ChatRequest request = requestWith(exchange, holds, config);
    HttpHeaders headers;
    headers.add("user-agent", exchange.client);
    const std::int64_t tokens = facts.tokens.value_or(holds & Long ? manyTokens : fewTokens);
    const Result<Route> route = chooseRoute(request, {.config = config,
                                                      .router = &config.router,
                                                      .headers = headers,
                                                      .countTokens = [tokens] { return tokens; },
                                                      .lastInput = lastInput});
    if (!route) return {.target = phraseOf(route.error()), .isRefused = true};
    return {.rule = QString::fromStdString(route->rule), .target = route->target.provider + u',' + route->target.model};
}

// Conditions about what no record tells.
bool asksForMore(const RouteRule &rule, const logging::ExchangeSnapshot &exchange)
{
    const bool isCut = exchange.client.size() >= keptOfClient;
    return !rule.system.isEmpty() || !rule.tool.isEmpty() || !rule.headers.isEmpty() || (isCut && !rule.client.isEmpty());
}

// The settings of a session or a project decided, in place of the configuration's routes.
bool hasOwnRoutes(const logging::ExchangeSnapshot &exchange)
{
    return std::any_of(exchange.routeSteps.begin(), exchange.routeSteps.end(), [&exchange](const logging::RouteStep &step) {
        return step.matched && (step.rule == "session" || step.rule == "project") && step.rule != exchange.rule;
    });
}

} // namespace

std::optional<FactRoute> routeByFacts(const logging::ExchangeSnapshot &exchange, const ProxyConfig &config,
                                      std::optional<std::int64_t> lastInput)
{
    if (exchange.askedModel.empty() || !config.customRouterPath.isEmpty() || hasOwnRoutes(exchange)) return std::nullopt;
    const auto &rules = config.router.rules;
    if (std::any_of(rules.begin(), rules.end(), [&](const RouteRule &rule) { return asksForMore(rule, exchange); })) return std::nullopt;
    const Facts facts = factsOf(exchange);
    std::optional<FactRoute> first;
    // Every subset of what is not known.
    for (unsigned guess = facts.unknown;; guess = (guess - 1) & facts.unknown) {
        const FactRoute route = decide(exchange, facts, facts.holds | guess, config, lastInput);
        if (!first)
            first = route;
        else if (first->target != route.target || first->rule != route.rule)
            return std::nullopt;
        if (guess == 0) return first;
    }
}

} // namespace ccr::proxy
