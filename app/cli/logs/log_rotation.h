#pragma once

#include "logging/api/logging_control.h"
#include "logging/base/result.h"

namespace ccr::app {

/// Puts the log files aside: a running router does it itself, for all its streams, when it gets the signal; otherwise it is
/// done here for the file stream of that name, or for all. An error when a running router cannot be told or does nothing.
Result<QList<logging::RotationOutcome>> rotateLogs(const logging::LoggingConfig &config, const QString &stream);

} // namespace ccr::app
