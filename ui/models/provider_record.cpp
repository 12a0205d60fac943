#include "ui/models/provider_record.h"

#include "logging/base/date_time.h"
#include "ui/models/filter_parts.h"
#include "ui/models/live_exchanges.h"

using namespace Qt::StringLiterals;

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

// What began later is in this run's list.
QString subject(const QString &of, const std::optional<WallTime> &until)
{
    return of + u'\n' + (until ? QString::number(millisSinceEpoch(*until)) : QString());
}

} // namespace

ProviderRecord::ProviderRecord(const LiveExchanges &live, logging::HistoryControl *history)
    : m_live(live), m_failures(history), m_starts(history)
{
    connect(&m_failures, &EarlierExchanges::changed, this, &ProviderRecord::changed);
    connect(&m_starts, &EarlierExchanges::changed, this, &ProviderRecord::changed);
}

void ProviderRecord::wantFailures(const std::string &provider)
{
    const QString name = QString::fromStdString(provider);
    const auto query = logging::Query::parse(conditionText(u"provider"_s, name, false));
    if (!std::holds_alternative<logging::Query>(query)) return;
    m_failures.want(subject(name, m_live.earliestStart()),
                    {.query = std::get<logging::Query>(query), .from = {}, .to = m_live.earliestStart()},
                    [provider](const ExchangeSnapshot &exchange) { return hasServed(exchange, provider); });
}

void ProviderRecord::wantStarts(WallTime from)
{
    m_starts.want(subject(QString::number(millisSinceEpoch(from)), m_live.earliestStart()),
                  {.query = {}, .from = from, .to = m_live.earliestStart()}, [](const ExchangeSnapshot &) { return false; });
}

FailureSeries ProviderRecord::failuresLike(const ExchangeSnapshot &of)
{
    FailureSeries series;
    bool isPartOfIt = false;
    const auto isBefore = [&](const ExchangeSnapshot &exchange) {
        if (hasServed(exchange, of.provider)) return true;
        if (!failedLike(exchange, of)) return false;
        ++series.requests;
        series.since = exchange.startedAt;
        isPartOfIt |= exchange.id == of.id;
        return false;
    };
    bool isWhole = false;
    for (quint64 position = m_live.end(); position-- > m_live.first() && !isWhole;)
        if (const ExchangeSnapshot *exchange = m_live.at(position)) isWhole = isBefore(*exchange);
    if (!isWhole) {
        wantFailures(of.provider);
        for (const ExchangeSnapshot &exchange : m_failures.all())
            if (isBefore(exchange)) break;
    }
    return isPartOfIt ? series : FailureSeries();
}

SlowStarts ProviderRecord::slowStarts(const ExchangeSnapshot &of, nanoseconds waited, WallTime now)
{
    SlowStarts starts;
    const WallTime from = beginOfDay(localDay(now));
    const auto count = [&](const ExchangeSnapshot &exchange) {
        if (exchange.id == of.id || exchange.startedAt < from) return;
        const std::optional<nanoseconds> wait = waitAt(exchange, of.provider, now);
        if (!wait || (exchange.outcome == Outcome::InFlight && !exchange.stream.firstByte && *wait < waited)) return;
        if (starts.all++ == 0 || exchange.startedAt < starts.since) starts.since = exchange.startedAt;
        if (*wait >= waited) ++starts.slow;
    };
    for (quint64 position = m_live.first(); position < m_live.end(); ++position)
        if (const ExchangeSnapshot *exchange = m_live.at(position)) count(*exchange);
    wantStarts(from);
    for (const ExchangeSnapshot &exchange : m_starts.all()) count(exchange);
    return starts;
}

} // namespace ccr::ui
