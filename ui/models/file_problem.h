#pragma once

#include "logging/base/result.h"

#include <QString>

namespace ccr::ui {

/// Texts about log files that cannot be read, in the language of the window.

/// Why a file, which is the first value of what the error says, cannot be opened or searched.
QString fileProblem(const Error &error);

} // namespace ccr::ui
