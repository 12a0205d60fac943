#pragma once

#include "app/status_line/status_line.h"

#include <chrono>

namespace ccr::app {

/// Runs a module of type "script": a JavaScript module that exports a function (variables, options) -> text, or a promise of
/// one, in a process of its own. Empty when it fails, has not ended in time, or there is no `node`. Waits. Relative paths
/// start at `baseDirectory`.
QString runScriptModule(const StatusLineModule &module, const StatusLineVariables &variables, const QString &baseDirectory,
                        std::chrono::milliseconds limit);

} // namespace ccr::app
