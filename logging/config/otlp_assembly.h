#pragma once

#include "logging/config/layer_merge.h"

namespace ccr::logging {

/// Completes where traces and metrics go: what variables of OpenTelemetry say where `otlp` says nothing, the addresses of the
/// signals, what they have in common. They are sent when an address is known and nobody says otherwise. A variable that says where
/// makes them be sent, unless it is for gRPC. Fills draft.config.otlp and what is shown as in force.
void assembleOtlp(MergedConfig &merged, const SourceLayers &layers, const LoggingSources &sources);

} // namespace ccr::logging
