#pragma once

#include "logging/config/layer_merge.h"

namespace ccr::logging {

/// The variables of OpenTelemetry (OTEL_EXPORTER_OTLP_…, OTEL_BLRP_…, OTEL_RESOURCE_ATTRIBUTES, OTEL_SERVICE_NAME) fill in
/// what the configuration of an OTLP stream does not say itself. They make no stream; of traces and metrics see
/// otlp_assembly.h. https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
void applyOtelVariables(MergedStream &stream, const SourceLayers &layers, ConfigDiagnostics &diagnostics);

/// Hints at variables for streams of OpenTelemetry where there is no such stream.
void noteOtelVariablesInVain(const MergedConfig &merged, const SourceLayers &layers, ConfigDiagnostics &diagnostics);

} // namespace ccr::logging
