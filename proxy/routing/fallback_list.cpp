#include "proxy/routing/fallback_list.h"

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
        const std::string name = wanted.provider.toStdString() + '/' + wanted.model.toStdString();
        if (!provider)
            route.steps.push_back({"fallback", false, name + " is left out: the provider is not configured"});
        else if (!provider->problem.isEmpty())
            route.steps.push_back({"fallback", false, name + " is left out: " + provider->problem.english().toStdString()});
        else if (const RouteTarget target{provider->name, wanted.model};
                 target != route.target && std::find(usable.begin(), usable.end(), target) == usable.end())
            usable.push_back(target);
    }
    return usable;
}

} // namespace ccr::proxy
