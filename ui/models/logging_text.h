#pragma once

#include "logging/base/phrase.h"

namespace ccr::ui {

/// What logging says of its outputs, files, history and exports, in the language of the window.
QString loggingText(const Phrase &said);
QString loggingText(const Error &error);

} // namespace ccr::ui
