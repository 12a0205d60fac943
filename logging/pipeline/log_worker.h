#pragma once

#include "logging/alert/alert_watch.h"
#include "logging/api/feeds.h"
#include "logging/api/record_codec.h"
#include "logging/pipeline/open_exchanges.h"
#include "logging/pipeline/pipeline_parts.h"
#include "logging/pipeline/recording_pauses.h"
#include "logging/tracking/tracking.h"

#include <QTimer>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>

class QSocketNotifier;

namespace ccr::logging {

class HistoryService;
class TelemetryExport;

/// Where the log thread's news goes.
struct Feeds
{
    LogFeed log;
    ExchangeFeed exchanges;
    std::atomic<HistoryService *> history{nullptr}; ///< outlives the worker
    TelemetryExport *telemetry = nullptr;           ///< outlives the worker
    AlertFeed alerts;
    BudgetGate budgets;
    RecordingPauses pauses; ///< of the history
};

/// Empties the ring: folds exchanges, numbers records, writes them to the streams, feeds the window. Lives in the log thread;
/// what is not marked otherwise is called there.
class LogWorker final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive the worker.
    LogWorker(PipelineParts &parts, Feeds &feeds);
    ~LogWorker() override;

    /// Opens the streams, makes good what dead programs left in `folder`, and waits for records.
    void start(const PipelineOrder &order, const QString &folder);
    /// Everything that was submitted before is in the sinks afterwards, and the sinks have written it, once queues() are done.
    void flushAll();
    /// When queues() are done: the ring and the state know it.
    void settle();
    void reopen();
    QList<RotationOutcome> rotate(const QString &stream);
    /// What outputs have in threads of their own, which may not be out after flushAll().
    std::vector<std::shared_ptr<OutputQueue>> queues() const { return m_streams.queues(); }
    /// What tracking knows when everything that was submitted before has been taken.
    const Tracking &upToDateTracking();
    /// The order of this number holds from now on, unless a later one does already.
    void obey(std::uint64_t number);
    /// flushAll() and the end: what comes later stays in the ring.
    void finish();
    /// After finish(), when queues() are done or given up. True: everything is out, and the next start has nothing to make good.
    bool conclude();
    /// What is measured now. `health`: what the service knows.
    MetricsSnapshot metrics(const LoggingHealth &health) const { return m_tracking.snapshot(health); }
    /// Removes every context that is older than the configuration allows.
    void cleanUpTracking() { m_tracking.cleanUp(); }

    /// Any thread.
    std::uint64_t written() const { return m_written.load(std::memory_order_relaxed); }
    struct State
    {
        QList<StreamHealth> streams;
        QString filePath;
        std::uint64_t written = 0;
        std::uint64_t replayed = 0;
        std::array<std::uint64_t, dropClasses> accepted{};
        std::uint64_t activeRequests = 0;
        std::uint64_t errors = 0;
        std::int64_t loggerBytes = 0;
        std::optional<SinkWatch::Hang> hang; ///< the output that everything waits for
    };
    State state() const;

private:
    void awake();
    void turn();
    bool takeSome();
    void take(const RecordRing::Entry &entry, std::uint64_t position);
    void takeFact(ExchangeEvent event, std::uint64_t position);
    void deliver(RecordView record, std::uint64_t position);
    void takeUntil(std::uint64_t end);
    void count(DropClass dropClass);
    void announce(const DropNotice &notice, std::uint64_t position);
    void freeRing();
    void waitForMore(bool sawRecords);
    void apply(const PipelineOrder &order);
    void track();
    void deliverOwn(std::uint64_t position);
    void publish();
    void rememberState();
    void watchAlerts(const LoggingConfig &config);
    AlertInputs alertInputs();
    void replay(RingStorage &dead);

    PipelineParts &m_parts;
    Feeds &m_feeds;
    RingPosition m_position; ///< how far we are: sinks read it
    SinkWatch m_watch;
    StreamSet m_streams;
    Tracking m_tracking;
    std::vector<LogRecord> m_ownRecords;  ///< what tracking has to say
    std::unique_ptr<AlertWatch> m_alerts; ///< uses the delivery thread of m_streams
    OpenExchanges m_open;
    RecordDecoder m_decoder;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QList<LogRecord> m_recentRecords; ///< since the last publication
    QTimer m_turnTimer;
    QTimer m_flushTimer;
    QTimer m_stateTimer;
    QTimer m_publishTimer;
    QTimer m_trackingTimer;
    int m_idleTurns = 0;
    std::int64_t m_foreignPid = 0; ///< whose records are being made good
    bool m_feedWanted = false;
    bool m_isVerbose = false;
    bool m_sawFatal = false;
    bool m_isFinished = false;
    std::atomic<std::uint64_t> m_written{0};
    std::atomic<std::uint64_t> m_replayed{0};
    std::array<std::atomic<std::uint64_t>, dropClasses> m_accepted{};
    mutable std::mutex m_stateMutex;
    State m_state;
};

} // namespace ccr::logging
