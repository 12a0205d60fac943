#pragma once

#include "logging/base/json5_reader.h"
#include "logging/base/phrase.h"

namespace ccr {

/// What the value is: "a string", "a number" …
Phrase typePhrase(const Json5Value &value);

} // namespace ccr
