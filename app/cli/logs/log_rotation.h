#pragma once

#include "logging/api/logging_control.h"
#include "logging/base/result.h"

namespace ccr::app {

/// Puts the file of this stream (empty: of every file stream) aside. A running router is asked to do it itself: over its
/// management endpoint, or with a signal where the key is not known, which works for all streams together only. An outcome without
/// a file and without a problem: there was nothing to put aside. An error: no such stream, or the router cannot be asked.
Result<QList<logging::RotationOutcome>> rotateLogs(const logging::LoggingConfig &config, const QString &stream);

} // namespace ccr::app
