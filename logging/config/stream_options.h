#pragma once

#include "logging/config/logging_draft.h"
#include "logging/config/option.h"

namespace ccr::logging {

/// Every setting of a stream, with the spellings of all dialects.
const OptionTable<StreamDraft> &streamOptions();
/// Those of `streamDefaults`: the same but for the name.
const OptionTable<StreamDraft> &streamDefaultOptions();

/// The words for levels, for what is not read through an option.
std::span<const ChoiceName> severityNames();

} // namespace ccr::logging
