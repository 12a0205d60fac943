#pragma once

#include "logging/api/exchange_event.h"
#include "logging/api/logging_config.h"

#include <optional>

namespace ccr::logging {

/// The record of a fact before the end; nothing for facts that are no news of their own.
std::optional<LogRecord> stepRecord(const std::string &exchangeId, const ExchangeFact &fact, Severity level, WallTime now);

/// The record of a stream that is under way.
LogRecord streamProgressRecord(const ExchangeSnapshot &exchange, WallTime now);

/// The one record of an exchange that ended. What the configuration does not want tracked is left out.
LogRecord endRecord(const ExchangeSnapshot &exchange, const RequestTrackingConfig &requests, const StreamTrackingConfig &streams,
                    WallTime now);

} // namespace ccr::logging
