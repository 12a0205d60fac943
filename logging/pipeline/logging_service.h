#pragma once

#include "logging/api/logging_control.h"
#include "logging/pipeline/record_queue.h"
#include "logging/redact/secret_redactor.h"

#include <QThread>

#include <atomic>

namespace ccr::logging {

class LogWorker;

/// The pipeline: redaction at the call site, a bounded queue, one log thread with its sinks and feeds. Works from
/// construction to destruction; the destructor writes everything that was submitted before. Owned by one thread; submit()
/// may be called by any.
class LoggingService final : public LoggingControl, private LogTarget
{
public:
    explicit LoggingService(const LoggingConfig &config);
    ~LoggingService() override;

    /// Values that never reach a sink or the window, whatever field they stand in.
    void setKnownSecrets(std::vector<std::string> secrets) { m_redactor.setKnownSecrets(std::move(secrets)); }

    LogTarget &target() override { return *this; }
    const LogFeed *logFeed() const override;
    const ExchangeFeed *exchangeFeed() const override;
    LoggingConfig config() const override { return m_config; }
    void applyConfig(const LoggingConfig &config) override;
    LoggingHealth health() const override;
    bool flush(milliseconds timeout) override;

private:
    bool isEnabled(Severity severity) const override { return static_cast<int>(severity) >= m_level.load(std::memory_order_relaxed); }
    void submit(const RecordView &record) override;
    void submit(ExchangeEvent &&event) override;
    void push(QueueItem &&item);

    LoggingConfig m_config;
    std::atomic<int> m_level;
    std::atomic<std::uint64_t> m_accepted{0};
    SecretRedactor m_redactor;
    RecordQueue m_queue;
    QThread m_thread;
    LogWorker *m_worker; ///< lives in m_thread; deleted by us after the thread has ended
};

} // namespace ccr::logging
