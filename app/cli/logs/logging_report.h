#pragma once

#include "logging/config/logging_resolver.h"

namespace ccr::app {

QString jsonText(const QString &text); ///< as a JSON string, with its quotes

/// How a router with that configuration file would log if it were started here and now.
logging::ResolvedLogging resolvedLogging(const QString &configFile, const logging::LoggingCommandLine &commandLine = {});

/// What is wrong or strange, a line each: "error: config.json line 3, /Logging/level: …".
QStringList diagnosticLines(const logging::ResolvedLogging &resolved);
/// The same as a JSON array of {source, pointer, line, severity, message, suggestion}.
QString diagnosticsJson(const logging::ResolvedLogging &resolved);

} // namespace ccr::app
