#pragma once

#include "logging/api/history.h"
#include "logging/api/recent_traffic.h"
#include "ui/models/background.h"

#include <functional>
#include <optional>

namespace ccr::ui {

/// Where what passed in an exchange is kept; null where it is not.
struct ExchangePlace
{
    const logging::RecentTraffic *traffic = nullptr;
    logging::HistoryControl *history = nullptr;
};

/// Fetches the last body of a kind, whole as far as it was kept: from the memory in the background, else from the history.
/// `found` is called once, later, unless `context` is gone by then. GUI thread.
void fetchBody(const ExchangePlace &place, Background &background, const std::string &exchangeId, logging::StoredBody::Kind kind,
               QObject *context, std::function<void(std::optional<logging::StoredBody>)> found);

/// Fetches the heads of its messages likewise; of a running exchange those that passed so far.
void fetchHeads(const ExchangePlace &place, Background &background, const std::string &exchangeId, QObject *context,
                std::function<void(std::vector<logging::MessageHead>)> found);

} // namespace ccr::ui
