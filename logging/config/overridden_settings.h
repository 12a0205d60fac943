#pragma once

#include "logging/config/layer_merge.h"

namespace ccr::logging {

/// Settings that a stronger or a more particular one keeps from having an effect, where the merge of the sources does not see it:
/// what is meant for all streams against what a stream has of its own, `timestamp` against formats of time, one credential against
/// another. Adds to merged.diagnostics.
void noteOverriddenSettings(MergedConfig &merged);

/// The same for everything that counts for nothing while the enhanced logging is off.
void noteWithoutEnhancedLogging(MergedConfig &merged);

} // namespace ccr::logging
