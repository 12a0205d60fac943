#pragma once

#include "logging/history/exchange_store.h"

namespace ccr::app {

/// The history of the router with that logging configuration, for reading; an error says why there is none.
Result<std::unique_ptr<logging::ExchangeStore>> openHistory(const logging::LoggingConfig &config);

/// Its path, whether it exists or not.
QString historyPath(const logging::LoggingConfig &config);

} // namespace ccr::app
