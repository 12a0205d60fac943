#include "proxy/upstream/providers_up.h"

namespace ccr::proxy {

std::vector<logging::LabelledNumber> providersUp(const ProxyConfig &config, const ProviderHealth &health)
{
    std::vector<logging::LabelledNumber> result;
    for (const Provider &provider : config.providers) {
        const bool isUp = provider.problem.isEmpty() && health.state(provider.name) != ProviderHealth::State::Open;
        result.push_back({.labels = {provider.name.toStdString()}, .number = isUp ? 1.0 : 0.0});
    }
    return result;
}

} // namespace ccr::proxy
