#pragma once

#include "logging/metrics/request_metrics.h"
#include "logging/tracking/client_processes.h"
#include "logging/tracking/cost.h"
#include "logging/tracking/error_statistics.h"
#include "logging/tracking/exchange_tracker.h"
#include "logging/tracking/performance_metrics.h"
#include "logging/tracking/statistics_file.h"

#include <functional>

namespace ccr::logging {

/// Everything that is counted over exchanges, errors and logging itself: one door for the log thread, which owns it.
class Tracking final : private ExchangeListener
{
public:
    explicit Tracking(const Clock &clock = systemClock());

    /// Live. The first configuration with a directory brings back what the last run counted.
    void applyConfig(const LoggingConfig &config);

    /// Completes a fact of this run with what the system knows of its client. For a fact that begins a request of a client on
    /// this machine, as long as details are wanted.
    void identifyClient(ExchangeEvent &event);
    /// Folds a fact; appends the records that it becomes. `verbose`: facts before the end become debug records too.
    void take(ExchangeEvent event, bool verbose, std::vector<LogRecord> &records);
    /// A record that a call site wrote; those of level error and above count as errors, and warnings of an ErrorLog.
    void noteRecord(const RecordView &record);
    /// How long a record waited for this thread; `records`: for how many it stands.
    void noteQueueDelay(nanoseconds delay, std::uint64_t records) { m_performance.queueDelay(delay, records); }
    void noteBatchWritten(nanoseconds duration) { m_performance.written(duration); }

    /// Does what is due: removes old contexts, takes a sample, saves. Appends what is worth a record. Returns when to come
    /// again.
    milliseconds tick(const PipelineTotals &totals, std::vector<LogRecord> &records);
    /// Writes the statistics file now, when there is anything new.
    void save(std::vector<LogRecord> &records);
    /// The same at the end: the next run goes on with the number after the last one.
    void finish(std::vector<LogRecord> &records);
    /// What an operator asks for, whatever `autoCleanup` says.
    void cleanUp() { m_exchanges.cleanUp(); }

    /// Everything at this moment. `health`: what the pipeline knows of itself.
    MetricsSnapshot snapshot(const LoggingHealth &health) const;

    /// Called with each exchange that has ended, complete: for a history.
    void setOnEnded(std::function<void(const ExchangeSnapshot &)> onEnded) { m_onEnded = std::move(onEnded); }

    ExchangeTracker &exchanges() { return m_exchanges; }
    const ExchangeTracker &exchanges() const { return m_exchanges; }
    const ErrorStatistics &errors() const { return m_errors; }
    const PerformanceMetrics &performance() const { return m_performance; }
    qint64 memoryBytes() const;

private:
    void attemptRecovered(const ExchangeSnapshot &exchange, const AttemptSnapshot &attempt) override;
    void exchangeEnding(ExchangeSnapshot &exchange, bool isTracked) override;
    void noteEndedError(ExchangeSnapshot &exchange);
    void takeUnfoldedEnd(const ExchangeEvent &event, std::vector<LogRecord> &records);
    bool sweepIsDue() const;
    bool keepsErrors() const;
    void reserveNumbers(std::vector<LogRecord> &records);
    void write(std::vector<LogRecord> &records);
    void say(std::vector<LogRecord> &records, Severity severity, std::string message, Fields fields = {}) const;

    const Clock &m_clock;
    LoggingConfig m_config;
    ExchangeTracker m_exchanges;
    ErrorStatistics m_errors;
    PerformanceMetrics m_performance;
    RequestMetrics m_metrics;
    PriceTable m_prices;
    ClientProcesses m_clients;
    StatisticsFile m_file;
    QString m_restoreProblem;
    QJsonObject m_saved; ///< what the file holds
    bool m_hasRestored = false;
    std::uint64_t m_savedErrors = 0;
    std::uint64_t m_firstNumber = 0;     ///< of a request that an earlier run gave last
    std::uint64_t m_reservedNumbers = 0; ///< up to this one the file says that they are given
    MonotonicTime m_lastSave;
    MonotonicTime m_lastSweep;
    bool m_isSweeping = false;
    QString m_saveProblem;
    std::vector<LogRecord> *m_records = nullptr; ///< during take()
    std::function<void(const ExchangeSnapshot &)> m_onEnded;
};

} // namespace ccr::logging
