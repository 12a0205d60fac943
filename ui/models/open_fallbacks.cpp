#include "ui/models/open_fallbacks.h"

#include <QUrl>

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

constexpr std::string_view presetPrefix = "/preset/";

bool isOfPresetPath(const ExchangeSnapshot &exchange)
{
    return exchange.path.starts_with(presetPrefix);
}

QString presetOf(const ExchangeSnapshot &exchange)
{
    const std::string_view rest = std::string_view(exchange.path).substr(presetPrefix.size());
    const std::string_view name = rest.substr(0, rest.find('/'));
    return QUrl::fromPercentEncoding(QByteArray(name.data(), static_cast<qsizetype>(name.size())));
}

bool isForSpentBudget(const ExchangeSnapshot &exchange, const proxy::ProxyState &state)
{
    const std::vector<logging::RouteStep> &steps = exchange.routeSteps;
    const bool isFirstStep = !steps.empty() && steps.front().matched && steps.front().rule == "budget";
    return isFirstStep && !state.budgetFallbacks.isEmpty();
}

// Of what decided about the request; empty: not known.
proxy::FallbacksByRule fallbacksFor(const ExchangeSnapshot &exchange, const proxy::ProxyState &state)
{
    if (isForSpentBudget(exchange, state)) return state.budgetFallbacks;
    return isOfPresetPath(exchange) ? state.presetFallbacks.value(presetOf(exchange)) : state.fallbacks;
}

} // namespace

bool hadRoutesOfPreset(const ExchangeSnapshot &exchange, const proxy::ProxyState &state)
{
    return isOfPresetPath(exchange) || isForSpentBudget(exchange, state);
}

bool wasTried(const ExchangeSnapshot &exchange, const RouteTarget &target)
{
    return std::any_of(exchange.attempts.begin(), exchange.attempts.end(), [&target](const logging::AttemptSnapshot &attempt) {
        return attempt.provider == target.provider.toStdString() && attempt.model == target.model.toStdString();
    });
}

std::optional<std::vector<RouteTarget>> openFallbacks(const ExchangeSnapshot &exchange, const proxy::ProxyState &state)
{
    const proxy::FallbacksByRule fallbacks = fallbacksFor(exchange, state);
    if (fallbacks.isEmpty()) return std::nullopt;
    std::vector<RouteTarget> open = fallbacks.value(QString::fromStdString(exchange.rule), fallbacks.value(u"default"_s));
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
    const bool isOfConfiguration = !hadRoutesOfPreset(exchange, state) && !isOfNoRoute(exchange.rule);
    if (!open || open->empty() || !isOfConfiguration) return std::nullopt;
    return open->front();
}

} // namespace ccr::ui
