#include "proxy/routing/route_planner.h"

#include "proxy/routing/token_counter.h"

namespace ccr::proxy {

RoutePlanner::RoutePlanner(logging::LogTarget &log) : m_log(log, "routing") {}
RoutePlanner::~RoutePlanner() = default;

std::unique_ptr<RouteTicket> RoutePlanner::plan(const RouteInput &input, Decided decided)
{
    decided(chooseRoute(input.request, *input.config, [&input] { return countTokens(input.request); }));
    return nullptr;
}

void RoutePlanner::noteUsage(const std::string &, const TokenUsage &) {}

} // namespace ccr::proxy
