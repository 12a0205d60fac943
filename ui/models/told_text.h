#pragma once

#include "logging/api/snapshots.h"

namespace ccr::ui {

/// What the record of a request tells, in the language of the window. The words of others (providers, scripts, an older version of this
/// program) stay as they are.
QString toldText(const PackedPhrase &told);
/// `words`: where nothing of ours was said.
QString toldText(const PackedPhrase &told, const std::string &words);
/// Why it failed; empty when it did not.
QString errorText(const logging::ExchangeSnapshot &exchange);
QString errorText(const logging::AttemptSnapshot &attempt);

} // namespace ccr::ui
