#pragma once

#include "logging/api/budget_gate.h"
#include "logging/api/log.h"
#include "logging/api/recent_traffic.h"
#include "proxy/exchange/prepared_request.h"
#include "proxy/image_agent/image_shelf.h"
#include "proxy/routing/route_planner.h"
#include "proxy/routing/token_counting.h"
#include "proxy/upstream/google_tokens.h"
#include "proxy/upstream/key_ring.h"
#include "proxy/upstream/provider_health.h"
#include "proxy/upstream/transport_set.h"
#include "proxy/user_transform/user_transformers.h"

#include <functional>

namespace ccr::proxy {

/// What all exchanges of a proxy thread share; outlives them and every configuration.
struct ExchangeServices
{
    explicit ExchangeServices(logging::LogTarget &target) : log(target), planner(target), counting(target), userTransformers(target) {}

    logging::LogTarget &log;
    logging::RecentTraffic *traffic = nullptr; ///< for whoever looks at bodies; null: nobody can
    TransportSet transports;
    RoutePlanner planner;
    TokenCounting counting;
    RequestPreparation preparation;
    GoogleTokens googleTokens;
    ProviderHealth health;
    KeyRing keys;
    ImageShelf images;
    UserTransformers userTransformers;
    const logging::BudgetGate *budgets = nullptr; ///< null: nobody counts
    std::function<void()> healthChanged;          ///< a provider went out or came back
};

} // namespace ccr::proxy
