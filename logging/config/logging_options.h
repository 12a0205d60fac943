#pragma once

#include "logging/config/logging_draft.h"
#include "logging/config/option.h"

namespace ccr::logging {

/// Every setting beside the streams, with the spellings of all dialects. A path that begins with "streamDefaults/" continues
/// with a path of streamOptions().
const OptionTable<LoggingDraft> &loggingOptions();

} // namespace ccr::logging
