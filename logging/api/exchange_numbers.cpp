#include "logging/api/exchange_numbers.h"

namespace ccr::logging {

ExchangeNumbers numbersOf(const ExchangeSnapshot &exchange)
{
    return {.id = exchange.id,
            .startedAt = exchange.startedAt,
            .outcome = exchange.outcome,
            .status = exchange.status,
            .attempts = static_cast<int>(exchange.attempts.size()),
            .provider = exchange.provider,
            .model = exchange.model,
            .rule = exchange.rule,
            .sessionId = exchange.sessionId,
            .key = exchange.attempts.empty() ? std::string() : exchange.attempts.back().key,
            .errorClass = exchange.errorClass,
            .errorMessage = exchange.errorMessage,
            .errorPhrase = exchange.errorPhrase,
            .errorFingerprint = exchange.errorFingerprint,
            .tokens = exchange.tokens,
            .cost = exchange.cost,
            .planValue = exchange.planValue,
            .firstContent = exchange.stream.firstContent,
            .total = exchange.total,
            .tokensPerSecond = tokensPerSecond(exchange.tokens, exchange.stream)};
}

} // namespace ccr::logging
