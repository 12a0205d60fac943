#pragma once

#include "logging/api/trace_details.h"

#include <QByteArray>

namespace ccr::logging {

/// How the details of a trace stand in the history: one JSON object, empty when there are none. Times in microseconds.
std::string traceAsJson(const TraceDetails &trace);
/// What cannot be read is left out.
TraceDetails traceFromJson(const QByteArray &json);

} // namespace ccr::logging
