#pragma once

#include "proxy/transform/transform_chain.h"

#include <map>
#include <memory>

namespace ccr::proxy {

/// The chains of all configurations that are in use, each made when it is first asked for and kept as long as its
/// configuration lives. Lives in the proxy thread.
class TransformTable
{
public:
    /// `provider` belongs to `config`; models without transforms of their own share the provider's chain, so a client that
    /// invents model names adds nothing. Shared with the exchanges that use it. An error names the transform that cannot be
    /// made.
    Result<std::shared_ptr<const TransformChain>> chainFor(const std::shared_ptr<const ProxyConfig> &config, const Provider &provider,
                                                           const QString &model);

    /// Number of chains that are kept.
    std::size_t size() const;

private:
    struct Chains
    {
        std::weak_ptr<const ProxyConfig> config;
        std::map<std::pair<const Provider *, QString>, std::shared_ptr<const TransformChain>> byProviderAndModel;
    };
    std::map<const ProxyConfig *, Chains> m_chains;
};

} // namespace ccr::proxy
