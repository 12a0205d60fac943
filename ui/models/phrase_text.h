#pragma once

#include "logging/base/phrase.h"

#include <initializer_list>

namespace ccr::ui {

/// The phrase in the language of the window: its sentences from the translations of the first of `contexts` that has them, what the
/// system says in them too, and all other words as they are. What is advised for the command line is what the window can do instead.
QString phraseText(std::initializer_list<const char *> contexts, const Phrase &phrase);

/// For a place in a sentence: some of what is said are whole sentences themselves.
QString withoutFullStop(QString text);

} // namespace ccr::ui
