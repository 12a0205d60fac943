#pragma once

#include "logging/api/logging_config.h"
#include "logging/api/snapshots.h"
#include "logging/report/record_page.h"

namespace ccr::logging {

/// All that the question chooses from the history, newest first.
Result<std::vector<ExchangeSnapshot>> findExchanges(const LogQuestion &question, const LoggingConfig &config,
                                                    const std::atomic<bool> &cancelled);

struct ExchangePage
{
    std::vector<ExchangeSnapshot> exchanges;
    std::optional<PageCursor> next; ///< file and position alone
};
Result<ExchangePage> findExchangePage(const Query &query, const PageRequest &request, const LoggingConfig &config);

/// Calls `take` for each until it returns false. Newest first or, with another order, oldest first.
Result<Done> forEachExchange(const Query &query, PageOrder order, const LoggingConfig &config,
                             const std::function<bool(const ExchangeSnapshot &)> &take);

/// As one JSON object on a line without its end.
void appendExchangeJson(std::string &out, const ExchangeSnapshot &exchange);

} // namespace ccr::logging
