#include "proxy/exchange/route_account.h"

#include <algorithm>
#include <utility>

namespace ccr::proxy {

namespace {

std::string shown(const RouteTarget &target)
{
    return target.provider.toStdString() + '/' + target.model.toStdString();
}

} // namespace

RouteAccount::RouteAccount(Route &route)
    : m_decision{.rule = std::move(route.rule),
                 .sentence = std::move(route.sentence),
                 .steps = std::move(route.steps),
                 .provider = {},
                 .model = {},
                 .countedTokens = std::max<std::int64_t>(0, route.countedTokens)},
      m_first(route.target)
{
}

void RouteAccount::leftOut(const std::vector<RouteTarget> &targets)
{
    for (const RouteTarget &target : targets) {
        m_decision.steps.push_back(
            {"health", false, target.provider.toStdString() + " failed several times in a row and is left alone for a while"});
        m_passedOver.emplace_back(target, shown(target) + " was left out (its circuit is open)");
    }
}

void RouteAccount::failed(const RouteTarget &target, const AttemptFailure &failure)
{
    const std::string what = failure.status > 0 ? std::to_string(failure.status) : failure.errorClass;
    m_passedOver.emplace_back(target, shown(target) + " failed (" + what + ')');
    m_decision.steps.push_back({"fallback", true, m_passedOver.back().second});
}

logging::ExchangeRouted RouteAccount::factFor(const RouteTarget &chosen) const
{
    logging::ExchangeRouted fact = m_decision;
    fact.sentence = sentenceFor(chosen);
    fact.provider = chosen.provider.toStdString();
    fact.model = chosen.model.toStdString();
    return fact;
}

std::string RouteAccount::sentenceFor(const RouteTarget &chosen) const
{
    if (chosen == m_first) return m_decision.sentence;
    std::string why;
    for (const auto &[target, reason] : m_passedOver)
        if (target != chosen) why += (why.empty() ? "" : " and ") + reason;
    const std::string decided = "Went to " + shown(m_first) + " because ";
    const std::string went = "Went to " + shown(chosen) + " after " + why;
    if (!m_decision.sentence.starts_with(decided)) return m_decision.sentence + ' ' + went + '.'; // a budget changed the route before
    return went + "; " + shown(m_first) + " came first because " + m_decision.sentence.substr(decided.size());
}

} // namespace ccr::proxy
