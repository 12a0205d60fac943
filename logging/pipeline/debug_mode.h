#pragma once

#include "logging/pipeline/pipeline_parts.h"

namespace ccr::logging {

/// What tracking goes by while an order holds: the configuration. As long as somebody has a component log debug or trace for
/// some time, samples are taken every ten seconds at least; they are what he wants to see.
LoggingConfig trackedAs(const PipelineOrder &order);

} // namespace ccr::logging
