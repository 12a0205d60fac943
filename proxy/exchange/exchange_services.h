#pragma once

#include "logging/api/log.h"
#include "proxy/routing/route_planner.h"
#include "proxy/transform/transform_table.h"
#include "proxy/upstream/google_tokens.h"
#include "proxy/upstream/key_ring.h"
#include "proxy/upstream/provider_health.h"
#include "proxy/upstream/transport_set.h"

#include <functional>
#include <set>
#include <string>

namespace ccr::proxy {

/// What all exchanges of a proxy thread share; outlives them and every configuration.
struct ExchangeServices
{
    explicit ExchangeServices(logging::LogTarget &target) : log(target), planner(target) {}

    logging::LogTarget &log;
    TransportSet transports;
    RoutePlanner planner;
    TransformTable transforms;
    GoogleTokens googleTokens;
    ProviderHealth health;
    KeyRing keys;
    std::set<std::string> withoutUsageOption; ///< addresses of providers that refuse stream_options
    std::function<void()> healthChanged;      ///< a provider went out or came back
};

} // namespace ccr::proxy
