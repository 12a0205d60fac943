#include "proxy/exchange/route_account.h"

#include "proxy/routing/route_words.h"

#include <algorithm>
#include <utility>

namespace ccr::proxy {

RouteAccount::RouteAccount(Route route) : m_route(std::move(route)) {}

void RouteAccount::leftOut(const std::vector<RouteTarget> &targets)
{
    for (const RouteTarget &target : targets) {
        m_route.steps.push_back({"health", false, told("%1 failed several times in a row and is left alone for a while", target.provider)});
        m_passedOver.emplace_back(target, told("%1 was left out (its circuit is open)", shown(target)));
    }
}

void RouteAccount::failed(const RouteTarget &target, const AttemptFailure &failure)
{
    const std::string what = failure.status > 0 ? std::to_string(failure.status) : failure.errorClass;
    m_passedOver.emplace_back(target, told("%1 failed (%2)", shown(target), what));
    m_route.steps.push_back({"fallback", true, m_passedOver.back().second});
}

logging::ExchangeRouted RouteAccount::factFor(const RouteTarget &chosen) const
{
    return {.rule = m_route.rule,
            .sentence = sentenceFor(chosen),
            .steps = m_route.steps,
            .provider = chosen.provider.toStdString(),
            .model = chosen.model.toStdString(),
            .countedTokens = std::max<std::int64_t>(0, m_route.countedTokens)};
}

PackedPhrase RouteAccount::sentenceFor(const RouteTarget &chosen) const
{
    if (chosen == m_route.target) return m_route.sentence;
    PackedPhrase why;
    for (const auto &[target, reason] : m_passedOver)
        if (target != chosen) why = why.isEmpty() ? reason : told("%1 and %2", why, reason);
    return detourSentence(m_route, chosen, why);
}

} // namespace ccr::proxy
