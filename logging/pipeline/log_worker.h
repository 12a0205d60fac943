#pragma once

#include "logging/api/feeds.h"
#include "logging/api/logging_config.h"
#include "logging/pipeline/record_queue.h"
#include "logging/sink/sink.h"
#include "logging/tracking/exchange_tracker.h"

#include <QTimer>

#include <atomic>
#include <memory>
#include <mutex>

namespace ccr::logging {

/// Empties the queue: folds exchanges, writes records to the sinks, feeds the window. Lives in the log thread.
class LogWorker final : public QObject
{
    Q_OBJECT
public:
    explicit LogWorker(RecordQueue &queue);
    ~LogWorker() override;

    /// Any thread: something is in the queue. The worker waits a moment, so that one turn takes many records.
    void wake();
    void applyConfig(const LoggingConfig &config);
    void drain();

    LogFeed &logFeed() { return m_logFeed; }
    ExchangeFeed &exchangeFeed() { return m_exchangeFeed; }
    std::uint64_t dropped() const { return m_dropped.load(std::memory_order_relaxed); }
    std::uint64_t written() const { return m_written.load(std::memory_order_relaxed); }
    QString filePath() const;    ///< any thread
    QString sinkProblem() const; ///< any thread

private:
    void write(LogRecord record);
    void openStreams();
    void announceDrops(std::uint64_t count);
    void publish();
    void rememberSinkState();

    RecordQueue &m_queue;
    LoggingConfig m_config;
    struct Stream
    {
        Severity level;
        std::shared_ptr<Sink> sink; ///< shared with whoever made a custom one
    };
    std::vector<Stream> m_streams;
    ExchangeTracker m_tracker;
    LogFeed m_logFeed;
    ExchangeFeed m_exchangeFeed;
    QList<LogRecord> m_recentRecords; ///< since the last publication
    QTimer m_drainTimer;
    QTimer m_publishTimer;
    std::vector<QueueItem> m_spare;
    bool m_feedWanted = false;
    std::atomic<std::uint64_t> m_dropped{0};
    std::atomic<std::uint64_t> m_written{0};
    mutable std::mutex m_stateMutex;
    QString m_filePath;
    QString m_sinkProblem;
};

} // namespace ccr::logging
