#pragma once

#include "logging/api/snapshots.h"

#include <QString>

namespace ccr::ui {

/// Texts about one exchange in the language of the window; single values are value_text's.

/// Why it went where it went: what the router wrote into the log, in the language of the window.
QString routeSentence(const logging::ExchangeSnapshot &exchange);
/// "42 tok/s"; "≈ 38 tok/s" for a stream that runs and has brought about `estimatedTokens`.
QString speedText(const logging::ExchangeSnapshot &exchange, double estimatedTokens = 0);
/// "in 18 240 (cache 16 100) · out 640"
QString tokensText(const logging::ExchangeSnapshot &exchange);
/// "2 (7.1 s): 1 alive, 1 dead air"
QString stallsText(const logging::StreamNumbers &stream);

/// What the words mean, for tool tips.
QString firstTokenDefinition();
QString speedDefinition();
QString stallDefinition();

QString outcomeName(logging::Outcome outcome);
/// How the response ended, as a class with its identifier: "answered (ok)"; of one that runs what it does.
QString outcomeText(const logging::ExchangeSnapshot &exchange);
QString outcomeDefinition();

} // namespace ccr::ui
