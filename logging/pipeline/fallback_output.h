#pragma once

#include "logging/api/log_record.h"

namespace ccr::logging {

/// Before there is a pipeline and after its end: one line on standard error, without control characters. Any thread.
void writeToStandardError(const RecordView &record);

} // namespace ccr::logging
