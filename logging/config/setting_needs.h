#pragma once

#include "logging/config/layer_merge.h"

namespace ccr::logging {

/// Reports settings of a stream that need another one, which is off.
void noteUnmetNeeds(const MergedStream &stream, MergedConfig &merged);

/// The same for what is set for all streams and for everything else. A section that is switched off keeps its other settings for
/// later: then only those are told that the source which switches it off, or a stronger one, says in vain.
void noteUnmetNeeds(MergedConfig &merged);

} // namespace ccr::logging
