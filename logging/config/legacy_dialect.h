#pragma once

#include "logging/config/config_layer.h"
#include "logging/config/legacy_policy.h"

namespace ccr::logging {

/// The object is no configuration but one element of `streams`.
bool isSingleStream(const Json5Value &value);

/// The oldest layout, {outputPath, errorPath, enableConsole, silent …}, becomes streams of `layer`, with hints how it is
/// written today. Answers what is left of the object; one in another layout stays as it is.
Json5Value convertLegacyKeys(const Json5Value &object, const QString &source, const QString &pointer, const LegacyPolicy &policy,
                             ConfigLayer &layer, ConfigDiagnostics &diagnostics);

} // namespace ccr::logging
