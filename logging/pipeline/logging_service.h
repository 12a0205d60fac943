#pragma once

#include "logging/api/logging_control.h"
#include "logging/api/metrics_snapshot.h"
#include "logging/api/temporary_level.h"
#include "logging/history/history_service.h"
#include "logging/pipeline/log_worker.h"
#include "logging/redact/secret_redactor.h"
#include "logging/telemetry/telemetry_export.h"

#include <QThread>

#include <atomic>
#include <map>
#include <mutex>

namespace ccr::logging {

/// The pipeline: redaction at the call site, a bounded ring that outlives the program, one log thread with its sinks and
/// feeds. Works from construction to destruction; the destructor writes everything that was submitted before. Owned by one
/// thread; what LogTarget declares may be called by any.
///
/// With `enabled` off there is no file and no thread until a configuration with it on is applied. Of the ring's own options
/// (directory, queueBytes, crashRing) a change holds from the next time on that logging is enabled or the program starts.
class LoggingService final : public LoggingControl, public MetricsSource, private LogTarget
{
public:
    explicit LoggingService(const LoggingConfig &config);
    ~LoggingService() override;

    /// Values that never reach a sink or the window, whatever field they stand in.
    void setKnownSecrets(std::vector<std::string> secrets) { m_redactor.setKnownSecrets(std::move(secrets)); }

    /// What takes them out; any thread.
    const SecretRedactor &redactor() const { return m_redactor; }

    LogTarget &target() override { return *this; }
    const LogFeed *logFeed() const override { return &m_feeds.log; }
    const ExchangeFeed *exchangeFeed() const override { return &m_feeds.exchanges; }
    const AlertFeed *alertFeed() const override { return &m_feeds.alerts; }
    /// Which budgets of the alerts are used up.
    const BudgetGate &budgets() const { return m_feeds.budgets; }
    LoggingConfig config() const override;
    void applyConfig(const LoggingConfig &config) override;
    LoggingHealth health() const override;
    LoggingHealth loggingHealth() const override { return health(); }
    std::uint64_t loggingRestarts() const override;
    QFuture<MetricsSnapshot> metrics() override;
    QFuture<QByteArray> report(ReportFormat format, std::vector<LabelledNumber> providersUp) override;
    void reportEventLoopLag(std::optional<nanoseconds> lag) override
    {
        m_eventLoopLag.store(lag.value_or(noLag).count(), std::memory_order_relaxed);
    }
    void reportProviders(std::vector<LabelledNumber> up) override;
    void cleanUpTracking() override;
    bool flush(milliseconds timeout) override;
    void setTemporaryLevel(std::string_view component, Severity level, milliseconds duration) override;
    /// What that has done and not yet taken back.
    std::vector<TemporaryLevel> temporaryLevels() const;
    void reopen() override;
    std::optional<QList<RotationOutcome>> rotate(const QString &stream, milliseconds timeout) override;
    ShutdownReport shutdown(milliseconds deadline) override;
    std::optional<ExchangeSnapshot> findExchange(const std::string &id, milliseconds timeout) override;
    std::vector<ExchangeSnapshot> recentExchanges(std::size_t limit, milliseconds timeout) override;
    std::vector<ErrorOccurrence> recentErrors(std::size_t limit, const std::string &errorClass, milliseconds timeout) override;
    /// The streams that ended last, newest first; of as many as StreamTrackingConfig::maxHistorySize.
    std::vector<StreamSummary> recentStreams(std::size_t limit, milliseconds timeout);
    HistoryControl *history() override { return m_history.get(); }
    void setRecording(bool on) override;
    bool isRecording() const override { return !m_feeds.pauses.isPaused(); }
    RecentTraffic *recentTraffic() override { return &m_traffic; }

private:
    struct LevelUntil
    {
        Severity level = Severity::Info;
        MonotonicTime end;
    };
    /// A ring and the thread that empties it. Stays in memory when it has ended: somebody may still be writing into it.
    struct Pipeline
    {
        Pipeline(std::unique_ptr<RingStorage> storage, Feeds &feeds) : parts(std::move(storage)), worker(new LogWorker(parts, feeds)) {}
        PipelineParts parts;
        QThread thread;
        LogWorker *worker;          ///< lives in `thread`
        LogWorker::State lastState; ///< when it ended
    };

    bool isEnabled(Severity severity) const override { return static_cast<int>(severity) >= m_lowest.load(std::memory_order_relaxed); }
    void submit(const RecordView &record) override;
    void submit(ExchangeEvent &&event) override;
    std::size_t bodyLimit() const override { return m_bodyLimit.load(std::memory_order_acquire); }
    void submitBody(StoredBody &&body) override;
    bool keepsHeads() const override { return m_keepsHeads.load(std::memory_order_acquire); }
    void submitHeads(RecordedHeads &&heads) override;
    bool keepsTimelines() const override { return m_keepsTimelines.load(std::memory_order_acquire); }
    void submitTimeline(RecordedTimeline &&timeline) override;
    const LevelGate *gate(std::string_view component) override;
    std::shared_ptr<const Bindings> bind(Fields fields) override;

    void push(Pipeline &pipeline, const RecordView &record);
    [[gnu::noinline]] void pushCut(Pipeline &pipeline, const RecordView &record, std::size_t largest);
    void enter(Pipeline &pipeline, const RecordView &record, std::size_t size);
    RecordRing::Reservation reserve(Pipeline &pipeline, std::size_t bytes, std::uint64_t limit, DropClass dropClass);
    RecordRing::Reservation waitForRoom(Pipeline &pipeline, std::size_t bytes, std::uint64_t limit);
    static void finishEntry(Pipeline &pipeline, const RecordRing::Reservation &place, EntryKind kind, bool isUrgent);
    void startPipeline();
    void applyHistory();
    void sendLastMetrics(milliseconds timeout);
    void setWhatIsKept();
    ShutdownReport stopPipeline(milliseconds deadline);
    void order();
    void setGates();
    ComponentLevels componentLevels() const;
    void endTemporaryLevels();
    void retryEndOfTemporaryLevels();
    std::vector<LabelledNumber> providersUp() const;
    template <typename Value, typename Make>
    QFuture<Value> measured(Make make);
    template <typename Value, typename Ask>
    std::optional<Value> asked(milliseconds timeout, Ask ask);
    template <typename Task>
    bool runInLogThread(milliseconds timeout, Task task);
    template <typename Task>
    static bool runIn(Pipeline &pipeline, milliseconds timeout, Task task);
    using Queues = std::vector<std::shared_ptr<OutputQueue>>;

    const MonotonicTime m_since = monotonicNow();
    SecretRedactor m_redactor;
    RecentTraffic m_traffic{[this](std::string &text) { m_redactor.redact(text); }};
    Feeds m_feeds;
    std::unique_ptr<HistoryService> m_history;    ///< made when it is first wanted; stays, because the window may hold it
    std::unique_ptr<TelemetryExport> m_telemetry; ///< ends in the destructor, when nobody hands it anything any more
    std::atomic<std::size_t> m_bodyLimit{0};
    std::atomic<bool> m_keepsHeads{false};
    std::atomic<bool> m_keepsTimelines{false};
    std::atomic<Pipeline *> m_pipeline{nullptr}; ///< null: nothing is written
    std::vector<std::unique_ptr<Pipeline>> m_pipelines;
    std::atomic<bool> m_isShutDown{false};
    std::atomic<bool> m_blocks{false};
    static constexpr nanoseconds noLag{-1};
    std::atomic<std::int64_t> m_eventLoopLag{noLag.count()}; ///< of the window
    LevelGate m_lowest;

    mutable std::mutex m_mutex; ///< for what follows
    LoggingConfig m_config;
    std::map<std::string, LevelUntil, std::less<>> m_temporary;
    std::uint64_t m_orderNumber = 0;

    mutable std::mutex m_providersMutex; ///< for the next one: whoever reports never waits for a pipeline that ends
    std::vector<LabelledNumber> m_providersUp;

    std::mutex m_gateMutex; ///< for the rest: whoever makes a logger may hold m_mutex, so this one is taken after it
    std::map<std::string, std::unique_ptr<LevelGate>, std::less<>> m_gates;
    Severity m_baseLevel = Severity::Silent;
    ComponentLevels m_gateLevels; ///< stand before the base level; an empty name: all components
};

} // namespace ccr::logging
