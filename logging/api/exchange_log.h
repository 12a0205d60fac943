#pragma once

#include "logging/api/log.h"
#include "logging/api/recent_traffic.h"

namespace ccr::logging {

class TimelineRecorder;

/// One piece of a response body as it came from the network.
struct StreamPiece
{
    std::int64_t bytes = 0;
    int events = 0; ///< complete events of the stream in it, content or not
    int textDeltas = 0;
    int thinkingDeltas = 0;
    int toolDeltas = 0; ///< starts of tool calls and searches included

    bool hasContent() const { return textDeltas + thinkingDeltas + toolDeltas > 0; }
};

/// Reports the life of one exchange to the pipeline: started, routed, attempts, pieces, and exactly one end. Used by one
/// thread. The destructor reports an internal failure if no end was reported, so that no row stays open for ever.
class ExchangeLog
{
public:
    /// `firstByte`: when the first byte of the request was read.
    ExchangeLog(LogTarget &target, std::string exchangeId, MonotonicTime firstByte, const Clock &clock = systemClock());
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

    /// Call for every piece of the response body. Cheap: one clock read, no allocation but that of four reports a second.
    void pieceReceived(const StreamPiece &piece);
    /// The provider is kept waiting, because the client does not read; and no longer. Repetitions are fine.
    void backpressureBegan();
    void backpressureEnded();

    /// Gives the bodies to those who look now, too. Before the first of them.
    void keepTraffic(RecentTraffic &traffic) { m_traffic = traffic.begin(m_id); }
    /// Somebody keeps or looks at the heads of messages. Check it before building one.
    bool keepsHeads() const { return m_keepsHeads || m_traffic; }
    /// The attempt of `head` is set: the one that has started last, or none on the client's side.
    void head(MessageHead head);

    /// Bodies as they pass. Cost nothing unless they are recorded or looked at; of each, the beginning up to the target's limit
    /// is recorded.
    void clientRequest(const QByteArray &body);
    void providerRequest(const QByteArray &body); ///< of the attempt that has just started
    void providerPiece(std::string_view piece);
    void clientPiece(std::string_view piece);

    /// Instead of pieces: what a stream that is not seen here has transferred altogether. Returns what is known of it now.
    StreamNumbers streamTotals(std::int64_t bytes, int errors);

    /// What the work is made of, for programs that follow their own; see RequestTrace.
    void phaseChanged(Phase phase) { submit(PhaseChanged{std::move(phase)}); }
    void timingAdded(Timing timing) { submit(TimingAdded{std::move(timing)}); }
    void noted(WorkNoted note) { submit(std::move(note)); }

    /// The one terminal state; later calls are ignored. Sets fact.at and fact.stream.
    void finished(ExchangeFinished fact);
    bool isFinished() const { return m_finished; }

    nanoseconds elapsed() const { return m_clock.monotonic() - m_firstByte; }

private:
    void submit(ExchangeFact fact);
    void keep(StoredBody &body, std::string_view piece) const;
    void show(StoredBody::Kind kind, std::string_view piece) const;
    void hand(StoredBody &body);
    void handTimelines(nanoseconds at);
    void noteGap(nanoseconds gap, bool wasAlive);
    void countGap(nanoseconds gap);
    bool isStall(nanoseconds gap) const;
    void summarize(nanoseconds now);
    nanoseconds gapQuantile(double quantile) const;

    LogTarget &m_target;
    const Clock &m_clock;
    std::string m_id;
    const std::size_t m_bodyLimit;
    const bool m_keepsHeads;
    RecordedHeads m_heads;                    ///< handed over at the end
    std::shared_ptr<TrafficRecord> m_traffic; ///< shared with the traffic; null: nobody looks
    int m_attempt = 0;
    std::unique_ptr<TimelineRecorder> m_providerTimeline; ///< null: nobody keeps it
    std::unique_ptr<TimelineRecorder> m_clientTimeline;
    StoredBody m_providerResponse;
    StoredBody m_clientResponse;
    MonotonicTime m_firstByte;
    StreamNumbers m_stream;
    nanoseconds m_lastProgress{};
    nanoseconds m_lastByte{};
    std::optional<nanoseconds> m_pausedAt;
    bool m_aliveSinceContent = false;
    static constexpr int octaves = 32;
    static constexpr int stepsPerOctave = 8;
    std::uint32_t m_gapCounts[octaves * stepsPerOctave] = {}; ///< by microseconds: quantiles without keeping every gap
    std::int64_t m_gaps = 0;
    bool m_finished = false;
};

} // namespace ccr::logging
