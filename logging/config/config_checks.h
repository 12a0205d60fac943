#pragma once

#include "logging/config/layer_merge.h"

namespace ccr::logging {

/// What is valid and yet not what somebody can have meant: streams that never receive a record, settings that contradict each
/// other. Adds to merged.diagnostics.
void checkConfig(MergedConfig &merged);

} // namespace ccr::logging
