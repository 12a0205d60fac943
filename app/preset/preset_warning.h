#pragma once

#include "logging/base/json5_reader.h"

namespace ccr::app {

/// What somebody should know before a preset of others is installed: which environment variables it refers to, by name,
/// which servers it names then, and which JavaScript it runs. Empty when it does neither. The text holds no control characters.
QString presetWarning(const Json5Value &manifest);

} // namespace ccr::app
