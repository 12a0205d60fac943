#pragma once

#include "logging/config/logging_draft.h"
#include "logging/config/option.h"

namespace ccr::logging {

/// Every setting beside the streams, with the spellings of all dialects. A path that begins with "streamDefaults/" continues
/// with a path of streamOptions().
const OptionTable<LoggingDraft> &loggingOptions();

/// An environment variable and the setting that it is.
struct Variable
{
    QLatin1StringView name;
    QLatin1StringView path;
};
/// Of several for one setting the first that is set counts.
std::span<const Variable> loggingVariables();

} // namespace ccr::logging
