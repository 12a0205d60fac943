#include "proxy/transform/transform_table.h"

namespace ccr::proxy {

Result<std::shared_ptr<const TransformChain>> TransformTable::chainFor(const std::shared_ptr<const ProxyConfig> &config,
                                                                       const Provider &provider, const QString &model)
{
    auto chains = m_chains.find(config.get());
    if (chains == m_chains.end() || chains->second.config.expired()) {
        // A new configuration, perhaps at the address of one that is gone: now is the time to forget those.
        std::erase_if(m_chains, [](const auto &entry) { return entry.second.config.expired(); });
        chains = m_chains.emplace(config.get(), Chains{.config = config, .byProviderAndModel = {}}).first;
    }
    auto &kept = chains->second.byProviderAndModel;
    const std::pair key(&provider, modelListName(provider, model));
    if (const auto found = kept.find(key); found != kept.end()) return found->second;
    Result<TransformChain> made = TransformChain::make(provider, model);
    if (!made) return made.error();
    return kept.emplace(key, std::make_shared<const TransformChain>(std::move(made).value())).first->second;
}

std::size_t TransformTable::size() const
{
    std::size_t count = 0;
    for (const auto &[config, chains] : m_chains) count += chains.byProviderAndModel.size();
    return count;
}

} // namespace ccr::proxy
