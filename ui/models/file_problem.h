#pragma once

#include "logging/base/result.h"

#include <QString>

namespace ccr::ui {

/// Texts about log files that cannot be read, in the language of the window.

/// Why this file cannot be opened or searched.
QString fileProblem(const QString &path, const Error &error);
/// Why the rest of a packed file is not shown, as logging::LogFile::problem() says it.
QString restProblem(const QString &problem);

} // namespace ccr::ui
