#pragma once

#include <QByteArrayList>

namespace ccr::app {

/// Runs `arguments` (without the program's name, as the system hands them over) and returns the exit code. Needs a
/// QCoreApplication.
int runCommandLine(const QByteArrayList &arguments);

} // namespace ccr::app
