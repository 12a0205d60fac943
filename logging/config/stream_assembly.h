#pragma once

#include "logging/config/layer_merge.h"

namespace ccr::logging {

/// A path as it is meant: absolute, or from `home` with "~/", else below `directory`. A leading "logs" is the directory
/// itself, so that the documented "./logs/error.log" lies in it wherever the program was started.
QString resolveLogPath(const QString &written, const QString &directory, const QString &home);

/// The log directory: `written` likewise, a relative one below `configFolder`; its logs/ when nothing is written.
QString resolveLogDirectory(const QString &written, const QString &configFolder, const QString &home);

/// Completes the streams: the built-in ones when none is configured, what the command line says, absolute paths, addresses of
/// OpenTelemetry. Those that cannot work are left out with an error. Changes `merged.streams` and fills draft.config.
void assembleStreams(MergedConfig &merged, const SourceLayers &layers, const LoggingSources &sources);

} // namespace ccr::logging
