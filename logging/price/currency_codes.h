#pragma once

#include "logging/base/phrase.h"

namespace ccr::logging {

/// Whether it is the code of a currency that is in use (ISO 4217), in upper case.
bool isCurrency(const QString &code);

/// What to write instead of such a code that is none: "did you mean \"CNY\"?".
Phrase currencySuggestion(const QString &code);

} // namespace ccr::logging
