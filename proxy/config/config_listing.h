#pragma once

#include "logging/base/json5_reader.h"
#include "proxy/config/config_loader.h"

namespace ccr::proxy {

/// One value that is in force.
struct EffectiveValue
{
    QString pointer;
    QString value;  ///< JSON; of a secret only where it comes from
    QString source; ///< "line 3", "line 3, from $NAME", "environment SERVICE_PORT", "default"
};

/// Every value of the file in its order, then the defaults of what it does not say. `loaded`: what `root` was read to.
std::vector<EffectiveValue> effectiveValues(const Json5Value &root, const LoadedConfig &loaded, const Environment &environment);

} // namespace ccr::proxy
