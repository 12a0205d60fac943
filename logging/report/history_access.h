#pragma once

#include "logging/history/exchange_store.h"

namespace ccr::logging {

/// The history of the router with that logging configuration, for reading; an error says why there is none.
Result<std::unique_ptr<ExchangeStore>> openHistory(const LoggingConfig &config);

/// When the last request that it knows ended; absent when there is none.
std::optional<WallTime> lastRequest(const LoggingConfig &config);

/// Its path, whether it exists or not.
QString historyPath(const LoggingConfig &config);

} // namespace ccr::logging
