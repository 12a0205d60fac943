#include "ui/models/open_fallbacks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::ExchangeSnapshot;
using proxy::RouteTarget;

namespace {

// The client, or a script, named the target.
bool isOfNoRoute(const std::string &rule)
{
    return rule.empty() || rule == "explicit" || rule == "subagent" || rule == "custom";
}

} // namespace

bool wasTried(const ExchangeSnapshot &exchange, const RouteTarget &target)
{
    return std::any_of(exchange.attempts.begin(), exchange.attempts.end(), [&target](const logging::AttemptSnapshot &attempt) {
        return attempt.provider == target.provider.toStdString() && attempt.model == target.model.toStdString();
    });
}

std::optional<std::vector<RouteTarget>> openFallbacks(const ExchangeSnapshot &exchange, const proxy::ProxyState &state)
{
    if (state.fallbacks.isEmpty() || exchange.path.starts_with("/preset/")) return std::nullopt;
    const auto ofRule = state.fallbacks.constFind(QString::fromStdString(exchange.rule));
    std::vector<RouteTarget> open = ofRule != state.fallbacks.constEnd() ? *ofRule : state.fallbacks.value(u"default"_s);
    std::erase_if(open, [&exchange](const RouteTarget &target) { return wasTried(exchange, target); });
    return open;
}

bool mayFallBack(const ExchangeSnapshot &exchange, const proxy::ProxyState &state)
{
    const std::optional<std::vector<RouteTarget>> open = openFallbacks(exchange, state);
    return !open || !open->empty();
}

std::optional<RouteTarget> routeInstead(const ExchangeSnapshot &exchange, const proxy::ProxyState &state)
{
    const std::optional<std::vector<RouteTarget>> open = openFallbacks(exchange, state);
    if (!open || open->empty() || isOfNoRoute(exchange.rule)) return std::nullopt;
    return open->front();
}

} // namespace ccr::ui
