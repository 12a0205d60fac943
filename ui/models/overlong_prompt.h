#pragma once

#include "logging/api/snapshots.h"

namespace ccr::ui {

/// How many tokens a prompt had that is too long for its model: what the provider says of it, or what the router counted; 0: neither.
std::int64_t tokensOfOverlongPrompt(const logging::ExchangeSnapshot &exchange);

} // namespace ccr::ui
