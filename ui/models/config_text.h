#pragma once

#include "logging/base/phrase.h"

namespace ccr::ui {

/// What the reading of a configuration or of a preset said, in the language of the window; somebody else's words as they are.
QString configText(const Phrase &said);
QString configText(const Error &error);
/// Likewise what the reading of the logging's part of it said.
QString loggingConfigText(const Phrase &said);

} // namespace ccr::ui
