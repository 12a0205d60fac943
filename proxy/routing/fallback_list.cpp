#include "proxy/routing/fallback_list.h"

#include "proxy/routing/route_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

std::vector<RouteTarget> usableFallbacks(Route &route, const std::vector<RouteTarget> *own, const ProxyConfig &config)
{
    std::vector<RouteTarget> usable;
    if (!own) {
        auto list = config.fallback.constFind(QString::fromStdString(route.scenario));
        if (list == config.fallback.constEnd() && route.scenario == "image") list = config.fallback.constFind(u"default"_s);
        if (list == config.fallback.constEnd()) return usable;
        own = &*list;
    }
    for (const RouteTarget &wanted : *own) {
        const Provider *provider = config.provider(wanted.provider);
        if (!provider)
            route.steps.push_back({"fallback", false, told("%1 is left out: the provider is not configured", shown(wanted))});
        else if (!provider->problem.isEmpty())
            route.steps.push_back({"fallback", false, told("%1 is left out: %2", shown(wanted), provider->problem)});
        else if (const RouteTarget target{provider->name, wanted.model};
                 target != route.target && std::find(usable.begin(), usable.end(), target) == usable.end())
            usable.push_back(target);
    }
    return usable;
}

FallbacksByRule fallbacksByRule(const ProxyConfig &config)
{
    FallbacksByRule lists;
    for (const char *scenario : {"default", "background", "think", "longContext", "webSearch", "image"}) {
        Route route{.scenario = scenario};
        lists.insert(QString::fromLatin1(scenario), usableFallbacks(route, nullptr, config));
    }
    for (const RouteRule &rule : config.router.rules) {
        Route route;
        if (!rule.fallback.empty()) lists.insert(rule.name, usableFallbacks(route, &rule.fallback, config));
    }
    return lists;
}

} // namespace ccr::proxy
