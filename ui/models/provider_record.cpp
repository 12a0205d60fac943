#include "ui/models/provider_record.h"

#include "logging/base/date_time.h"
#include "ui/models/live_exchanges.h"

namespace ccr::ui {

using logging::ExchangeSnapshot;
using logging::Outcome;

namespace {

// Of the last try there; absent: it was not asked.
const logging::AttemptSnapshot *tryAt(const ExchangeSnapshot &exchange, const std::string &provider)
{
    for (auto attempt = exchange.attempts.rbegin(); attempt != exchange.attempts.rend(); ++attempt)
        if (attempt->provider == provider) return &*attempt;
    return nullptr;
}

bool hasServed(const ExchangeSnapshot &exchange, const std::string &provider)
{
    return exchange.outcome == Outcome::Ok && exchange.provider == provider;
}

bool failedLike(const ExchangeSnapshot &exchange, const ExchangeSnapshot &other)
{
    return exchange.provider == other.provider && exchange.errorClass == other.errorClass && exchange.outcome != Outcome::InFlight
           && exchange.outcome != Outcome::Ok;
}

// Until the first byte, or until now; absent: it failed in another way, or nothing was sent yet.
std::optional<nanoseconds> waitAt(const ExchangeSnapshot &exchange, const std::string &provider, WallTime now)
{
    const logging::AttemptSnapshot *attempt = tryAt(exchange, provider);
    if (!attempt) return std::nullopt;
    if (attempt->answeredAt) return *attempt->answeredAt - attempt->startedAt;
    if (attempt->failedAt)
        return attempt->errorClass == "timeout_first_token" ? std::optional(*attempt->failedAt - attempt->startedAt) : std::nullopt;
    if (exchange.total) return std::nullopt;
    return nanoseconds(now - exchange.startedAt) - attempt->startedAt;
}

} // namespace

FailureSeries failureSeries(const LiveExchanges &exchanges, const ExchangeSnapshot &of)
{
    FailureSeries series;
    bool isPartOfIt = false;
    for (quint64 position = exchanges.end(); position-- > exchanges.first();) {
        const ExchangeSnapshot *exchange = exchanges.at(position);
        if (!exchange) continue;
        if (hasServed(*exchange, of.provider)) break;
        if (!failedLike(*exchange, of)) continue;
        ++series.requests;
        series.since = exchange->startedAt;
        isPartOfIt |= exchange->id == of.id;
    }
    return isPartOfIt ? series : FailureSeries();
}

SlowStarts slowStarts(const LiveExchanges &exchanges, const ExchangeSnapshot &of, nanoseconds waited, WallTime now)
{
    SlowStarts starts;
    const WallTime from = beginOfDay(localDay(now));
    for (quint64 position = exchanges.first(); position < exchanges.end(); ++position) {
        const ExchangeSnapshot *exchange = exchanges.at(position);
        if (!exchange || exchange->id == of.id || exchange->startedAt < from) continue;
        const std::optional<nanoseconds> wait = waitAt(*exchange, of.provider, now);
        if (!wait || (exchange->outcome == Outcome::InFlight && !exchange->stream.firstByte && *wait < waited)) continue;
        if (starts.all++ == 0) starts.since = exchange->startedAt;
        if (*wait >= waited) ++starts.slow;
    }
    return starts;
}

} // namespace ccr::ui
