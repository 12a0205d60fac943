#pragma once

#include "logging/base/phrase.h"

namespace ccr::ui {

/// The phrase in the language of the window: its sentences from the translations of `context`, what the system says in them too, and
/// all other words as they are.
QString phraseText(const char *context, const Phrase &phrase);
/// Why a file with recorded exchanges cannot be opened.
QString captureText(const Error &error);

} // namespace ccr::ui
