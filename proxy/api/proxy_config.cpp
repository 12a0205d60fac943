#include "proxy/api/proxy_config.h"

#include <algorithm>

namespace ccr::proxy {

const Provider *ProxyConfig::provider(const QString &name) const
{
    const auto found = std::find_if(providers.begin(), providers.end(),
                                    [&name](const Provider &candidate) { return candidate.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == providers.end() ? nullptr : &*found;
}

} // namespace ccr::proxy
