#pragma once

#include "logging/api/metrics_snapshot.h"
#include "proxy/upstream/provider_health.h"

namespace ccr::proxy {

/// For MetricsSnapshot::providersUp: 0 for a provider that is configured wrongly or left alone for a while.
std::vector<logging::LabelledNumber> providersUp(const ProxyConfig &config, const ProviderHealth &health);

} // namespace ccr::proxy
