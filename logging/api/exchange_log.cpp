#include "logging/api/exchange_log.h"

#include <algorithm>
#include <bit>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr nanoseconds progressInterval = 250ms;
constexpr nanoseconds shortestStall = 5s;
constexpr int stallFactor = 8;

} // namespace

ExchangeLog::ExchangeLog(LogTarget &target, std::string exchangeId, MonotonicTime firstByte)
    : m_target(target), m_id(std::move(exchangeId)), m_firstByte(firstByte)
{
}

ExchangeLog::~ExchangeLog()
{
    if (!m_finished)
        finished({.outcome = Outcome::Failed, .errorClass = "internal", .errorMessage = "The request was dropped unanswered."});
}

void ExchangeLog::submit(ExchangeFact fact)
{
    m_target.submit(ExchangeEvent{m_id, std::move(fact)});
}

void ExchangeLog::started(ExchangeStarted fact)
{
    submit(std::move(fact));
}

void ExchangeLog::routed(ExchangeRouted fact)
{
    fact.at = elapsed();
    submit(std::move(fact));
}

void ExchangeLog::attemptStarted(AttemptStarted fact)
{
    fact.at = elapsed();
    submit(std::move(fact));
}

void ExchangeLog::attemptConnected(bool reused)
{
    submit(AttemptConnected{.at = elapsed(), .reused = reused});
}

void ExchangeLog::attemptAnswered(int status)
{
    const nanoseconds now = elapsed();
    m_stream.firstByte = now;
    submit(AttemptAnswered{.status = status, .at = now});
}

void ExchangeLog::attemptFailed(AttemptFailed fact)
{
    fact.at = elapsed();
    submit(std::move(fact));
}

void ExchangeLog::pieceReceived(std::int64_t bytes, int events, bool hasContent)
{
    const nanoseconds now = elapsed();
    m_stream.bytes += bytes;
    m_stream.events += events;
    if (!hasContent) return;
    if (m_stream.lastContent) noteGap(now - *m_stream.lastContent);
    const bool isFirst = !m_stream.firstContent;
    if (isFirst) m_stream.firstContent = now;
    m_stream.lastContent = now;
    if (!isFirst && now - m_lastProgress < progressInterval) return;
    m_lastProgress = now;
    submit(ExchangeProgress{.stream = m_stream, .at = now});
}

void ExchangeLog::noteGap(nanoseconds gap)
{
    if (gap > std::max(shortestStall, stallFactor * medianGap())) {
        ++m_stream.stalls;
        m_stream.stalled += gap;
    }
    m_stream.longestGap = std::max(m_stream.longestGap, gap);
    const auto micros = static_cast<std::uint64_t>(std::max<std::int64_t>(1, gap.count() / 1000));
    const std::size_t bucket = std::min<std::size_t>(std::size(m_gapCounts) - 1, static_cast<std::size_t>(std::bit_width(micros)));
    ++m_gapCounts[bucket];
    ++m_gaps;
}

// Upper end of the bucket that holds the median: right within a factor of two, which is enough to call a stall one.
nanoseconds ExchangeLog::medianGap() const
{
    std::int64_t seen = 0;
    for (std::size_t bucket = 0; bucket < std::size(m_gapCounts); ++bucket) {
        seen += m_gapCounts[bucket];
        if (seen * 2 >= m_gaps && m_gaps > 0) return microseconds(std::int64_t(1) << bucket);
    }
    return {};
}

void ExchangeLog::finished(ExchangeFinished fact)
{
    if (m_finished) return;
    m_finished = true;
    fact.at = elapsed();
    fact.stream = m_stream;
    submit(std::move(fact));
}

} // namespace ccr::logging
