#pragma once

#include "logging/config/layer_merge.h"

namespace ccr::logging {

/// Reports to `merged` the settings that have no effect: what a stream of its type, protocol, address or format does not have, and
/// what needs another setting that is off. Settings for all streams are meant for the ones that have them; one must.
void noteUselessSettings(MergedConfig &merged);

/// Whether a stream of this type, protocol and format has such a setting.
bool mayHave(const MergedStream &stream, const Option<StreamDraft> &option);

} // namespace ccr::logging
