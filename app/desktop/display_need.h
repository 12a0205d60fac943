#pragma once

#include "logging/base/environment.h"

#include <QStringList>

#include <optional>

namespace ccr::app {

/// Whether the arguments, the program's name first, only ask for the help or the version: both are told without a display.
bool asksForWordsOnly(const QStringList &arguments);

/// What to tell a user whose session has nothing to draw a window on; nothing where it has, or where a platform is named. Qt would
/// abort the program. Unix only: elsewhere there always is a display.
std::optional<QString> displayProblem(const QStringList &arguments, const Environment &environment);

} // namespace ccr::app
