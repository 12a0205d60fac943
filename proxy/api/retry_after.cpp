#include "proxy/api/retry_after.h"

namespace ccr::proxy {

std::string retryAfterLabel(int attempt)
{
    return "retry-after of attempt " + std::to_string(attempt);
}

std::optional<RetryAfter> retryAfterOf(const logging::ExchangeSnapshot &exchange)
{
    for (auto attempt = exchange.attempts.rbegin(); attempt != exchange.attempts.rend(); ++attempt) {
        if (!attempt->failedAt) continue;
        const std::string label = retryAfterLabel(attempt->number);
        for (const logging::Timing &timing : exchange.trace.timings)
            if (timing.label == label)
                return RetryAfter{.provider = attempt->provider,
                                  .until = exchange.startedAt + std::chrono::ceil<milliseconds>(*attempt->failedAt + timing.duration)};
    }
    return std::nullopt;
}

} // namespace ccr::proxy
