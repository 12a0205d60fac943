#pragma once

#include "logging/api/snapshots.h"

#include <string_view>

namespace ccr::logging {

/// What a provider's word for the end of a response means. The words of OpenAI (Chat Completions `finish_reason`, Responses
/// `status` and `incomplete_details.reason`), Anthropic (`stop_reason`) and Gemini (`finishReason`, `blockReason`) do not
/// contradict each other, so one table serves all. Empty and "null" mean that the response goes on: None, never an error.
FinishClass finishClassOfWord(std::string_view word);

/// How an exchange ended: what happened here (the client left, time ran out, the stream broke off) comes before what the
/// provider said. `word` is the provider's, empty when it said none.
FinishClass finishClass(Outcome outcome, std::string_view errorClass, std::string_view word);

/// The final state that goes with it.
ExchangeState finalState(Outcome outcome, std::string_view errorClass);

} // namespace ccr::logging
