#pragma once

#include "logging/api/price.h"
#include "logging/base/result.h"

#include <QByteArray>

#include <vector>

namespace ccr::logging {

/// Reads a list as https://models.dev/api.json has it: {"anthropic": {"models": {"claude-opus-4-5": {"cost": {"input": 5, "output": 25,
/// "cache_read": 0.5, "cache_write": 6.25}}}}}, in US dollars for a million tokens. Dearer long prompts are "tiers" ([{"tier": {"type":
/// "context", "size": 272000}, "input": …}]), else "context_over_200k"; other kinds of cost are passed over. Models without a cost are
/// left out. An error when it is no such list.
Result<std::vector<ListPrice>> readPriceList(const QByteArray &json, QDate checked);

} // namespace ccr::logging
