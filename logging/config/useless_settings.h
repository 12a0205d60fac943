#pragma once

#include "logging/config/layer_merge.h"

namespace ccr::logging {

/// Reports to `merged` the settings that were written in a stream and that a stream of its type or protocol does not have. Those
/// for all streams are meant for the ones that have them.
void noteUselessSettings(const MergedStream &stream, MergedConfig &merged);

} // namespace ccr::logging
