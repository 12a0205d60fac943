#pragma once

#include "logging/config/layer_merge.h"
#include "logging/config/logging_resolver.h"

namespace ccr::logging {

/// Every value that is in force, settings of a stream only where its type has them.
std::vector<EffectiveOption> effectiveOptions(const MergedConfig &merged);

} // namespace ccr::logging
