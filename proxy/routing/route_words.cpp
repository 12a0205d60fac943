#include "proxy/routing/route_words.h"

namespace ccr::proxy {

namespace {

// A rule of the router's own has a name in every language.
PackedPhrase nameOf(const std::string &rule)
{
    for (const char *builtIn : builtInRules)
        if (rule == builtIn) return PackedPhrase::sentence(builtIn);
    return PackedPhrase(rule);
}

} // namespace

std::string shown(const RouteTarget &target)
{
    return target.provider.toStdString() + '/' + target.model.toStdString();
}

PackedPhrase decidedSentence(const Route &route)
{
    const std::string target = shown(route.target);
    const PackedPhrase rule = nameOf(route.rule);
    if (route.unmet.isEmpty()) return told("Went to %1 because %2 (rule %3).", target, route.reason, rule);
    return told("Went to %1 because %2 (rule %3); %4.", target, route.reason, rule, route.unmet);
}

PackedPhrase detourSentence(const Route &route, const RouteTarget &chosen, const PackedPhrase &passedOver)
{
    const std::string target = shown(chosen);
    const std::string first = shown(route.target);
    if (route.sentence != decidedSentence(route)) return told("%1 Went to %2 after %3.", route.sentence, target, passedOver); // a budget
    const PackedPhrase rule = nameOf(route.rule);
    if (route.unmet.isEmpty())
        return told("Went to %1 after %2; %3 came first because %4 (rule %5).", target, passedOver, first, route.reason, rule);
    return told("Went to %1 after %2; %3 came first because %4 (rule %5); %6.", target, passedOver, first, route.reason, rule, route.unmet);
}

} // namespace ccr::proxy
