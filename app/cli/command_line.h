#pragma once

#include <QStringList>

namespace ccr::app {

/// Runs `arguments` (without the program's name) and returns the exit code. Needs a QCoreApplication.
int runCommandLine(const QStringList &arguments);

} // namespace ccr::app
