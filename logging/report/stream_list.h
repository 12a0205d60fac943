#pragma once

#include "logging/api/tracking_snapshot.h"

#include <QByteArray>

namespace ccr::logging {

/// {streams: [{id, number, startedAt, provider, model, finishClass, finishReason, …}]}, in the given order; times are in
/// milliseconds, what was not measured is left out.
QByteArray streamsJson(const std::vector<StreamSummary> &streams);

} // namespace ccr::logging
