#pragma once

#include "logging/capture/captured_exchange.h"

#include <QJsonObject>

namespace ccr::logging {

/// An entry of a HAR file that another program recorded, when it is a request of a model: by its address or by what its body asks
/// for (Anthropic messages, OpenAI chat completions and responses, Gemini). Without number and id.
std::optional<CapturedExchange> foreignExchange(const QJsonObject &entry);

} // namespace ccr::logging
