#pragma once

#include "logging/api/exchange_event.h"
#include "logging/api/logging_config.h"
#include "logging/api/tracking_snapshot.h"

#include <deque>
#include <list>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace ccr::logging {

/// Who is told by the tracker what became of an exchange. Log thread.
class ExchangeListener
{
public:
    virtual ~ExchangeListener() = default;
    /// A try failed and another one follows; once per try.
    virtual void attemptRecovered(const ExchangeSnapshot &exchange, const AttemptSnapshot &attempt) = 0;
    /// The exchange has ended, once; `exchange` may still be completed before its record is made from it. `isTracked`: false
    /// where no context was kept, so that only the facts of the end are known.
    virtual void exchangeEnding(ExchangeSnapshot &exchange, bool isTracked) = 0;
};

/// Folds the facts of exchanges into contexts, finds their state, and counts. Never refuses an exchange: beyond
/// `maxActiveRequests` contexts finished ones go first, the one whose last use is oldest before the others; when all are
/// active a new exchange is counted and its end logged, without a context of its own ("untracked"). Log thread.
class ExchangeTracker
{
public:
    explicit ExchangeTracker(const Clock &clock = systemClock(), ExchangeListener *listener = nullptr);

    /// Live: a lower limit takes effect at once.
    void applyConfig(const RequestTrackingConfig &requests, const StreamTrackingConfig &streams);

    /// Numbers of requests go on after this one, or after the last one that was given, whichever is higher.
    void setLastNumber(std::uint64_t number) { m_lastNumber = std::max(m_lastNumber, number); }
    std::uint64_t lastNumber() const { return m_lastNumber; }

    /// Returns the record that the fact becomes. `verbose`: facts before the end become debug records too.
    std::optional<LogRecord> take(ExchangeEvent event, bool verbose);

    /// Removes contexts whose last activity is older than `maxContextAge`, until none is left or the time is up: 200
    /// microseconds. True: there is more to do. The timer of the owner calls it at `cleanupInterval`, unless `autoCleanup` is off.
    bool cleanUpSlice();
    /// All of them, when somebody asks for it.
    void cleanUp();

    /// Snapshots that changed since the last call, in the order of their start. Empty unless collecting.
    QList<ExchangeSnapshot> takeChanged();
    /// Whether anybody wants takeChanged().
    void setCollecting(bool collecting);

    TrackingStatistics statistics() const;
    StreamStatistics streamStatistics() const;
    const ExchangeSnapshot *find(const std::string &exchangeId) const;
    /// Newest start first, finished ones included.
    std::vector<ExchangeSnapshot> recent(std::size_t limit = 100) const;
    /// The last `maxHistorySize` streams that ended, oldest first.
    const std::deque<StreamSummary> &streamHistory() const { return m_streamHistory; }
    std::size_t activeCount() const { return m_active.size() + m_untracked.size(); }
    std::size_t contextCount() const { return m_contexts.size(); }
    std::size_t approximateBytes() const;

private:
    struct Context
    {
        ExchangeSnapshot snapshot;
        MonotonicTime lastActivity;
        MonotonicTime lastProgressRecord;
        std::list<std::string>::iterator place; ///< in m_active or m_finished
        std::optional<AttemptFailed> failed;    ///< not yet known whether another try follows
        bool isStreaming = false;
    };
    using Contexts = std::unordered_map<std::string, Context>;

    Context *begin(const std::string &id);
    bool makeRoom();
    void touch(Context &context);
    void remove(Contexts::iterator context);
    std::optional<LogRecord> takeUntracked(ExchangeEvent &&event, bool verbose);
    std::optional<LogRecord> takeEnd(Context &context, ExchangeFinished &&finished);
    std::optional<LogRecord> progressRecord(Context &context, bool verbose);
    void apply(Context &context, ExchangeFact fact);
    void noteStreaming(Context &context);
    void count(const ExchangeSnapshot &snapshot);
    void countStreamEnd(const Context &context);
    void hideDetails(ExchangeSnapshot &snapshot) const;
    StreamNumbers shown(const StreamNumbers &numbers) const;

    const Clock &m_clock;
    ExchangeListener *m_listener;
    RequestTrackingConfig m_config;
    StreamTrackingConfig m_streamConfig;
    Contexts m_contexts;
    std::list<std::string> m_active;   ///< least recently used first
    std::list<std::string> m_finished; ///< the same
    std::unordered_set<std::string> m_untracked;
    std::unordered_set<std::string> m_changed;
    std::deque<ExchangeSnapshot> m_changedAndGone;
    std::deque<StreamSummary> m_streamHistory;
    TrackingStatistics m_statistics;
    StreamStatistics m_streams;
    std::unordered_map<std::string, EndpointNumbers> m_endpoints;
    nanoseconds m_totalDuration{};
    std::uint64_t m_lastNumber = 0;
    bool m_collecting = false;
};

} // namespace ccr::logging
