#pragma once

#include "proxy/config/config_fields.h"

namespace ccr::proxy {

/// One entry of Providers. What makes it unusable but harms nobody else (an unset variable, no address, a dialect that is
/// not spoken) becomes Provider::problem and a notice; what cannot be meant at all is an error of the reading, and false.
bool readProvider(ConfigFields fields, Provider &provider);

/// "provider,model", or "provider/model" when the part before the slash is a provider. Absent when it is neither.
std::optional<RouteTarget> parseTarget(const QString &text, const ProxyConfig &config);

} // namespace ccr::proxy
