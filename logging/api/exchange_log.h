#pragma once

#include "logging/api/log.h"

namespace ccr::logging {

/// Reports the life of one exchange to the pipeline: started, routed, attempts, pieces, and exactly one end. Used by one
/// thread. The destructor reports an internal failure if no end was reported, so that no row stays open for ever.
class ExchangeLog
{
public:
    /// `firstByte`: when the first byte of the request was read.
    ExchangeLog(LogTarget &target, std::string exchangeId, MonotonicTime firstByte);
    ~ExchangeLog();
    ExchangeLog(const ExchangeLog &) = delete;
    ExchangeLog &operator=(const ExchangeLog &) = delete;

    const std::string &id() const { return m_id; }

    void started(ExchangeStarted fact);
    void routed(ExchangeRouted fact);         ///< sets fact.at
    void attemptStarted(AttemptStarted fact); ///< sets fact.at
    void attemptConnected(bool reused);
    void attemptAnswered(int status);
    void attemptFailed(AttemptFailed fact); ///< sets fact.at

    /// Call for every piece of the response body. Cheap: one clock read, no allocation.
    /// `events`: complete stream events in it; `hasContent`: one of them is a text, thinking or tool-input delta.
    void pieceReceived(std::int64_t bytes, int events, bool hasContent);

    /// The one terminal state; later calls are ignored. Sets fact.at and fact.stream.
    void finished(ExchangeFinished fact);
    bool isFinished() const { return m_finished; }

    nanoseconds elapsed() const { return monotonicNow() - m_firstByte; }

private:
    void submit(ExchangeFact fact);
    void noteGap(nanoseconds gap);
    nanoseconds medianGap() const;

    LogTarget &m_target;
    std::string m_id;
    MonotonicTime m_firstByte;
    StreamNumbers m_stream;
    nanoseconds m_lastProgress{};
    std::uint32_t m_gapCounts[32] = {}; ///< gaps by power of two of microseconds: a median without keeping every gap
    std::int64_t m_gaps = 0;
    bool m_finished = false;
};

} // namespace ccr::logging
