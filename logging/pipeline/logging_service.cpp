#include "logging/pipeline/logging_service.h"

#include "logging/pipeline/log_worker.h"

#include <QSemaphore>

#include <memory>

namespace ccr::logging {

LoggingService::LoggingService(const LoggingConfig &config)
    : m_config(config),
      m_level(static_cast<int>(config.gate())),
      m_queue(static_cast<std::size_t>(config.queueBytes / 256)),
      m_worker(new LogWorker(m_queue))
{
    qRegisterMetaType<QList<LogRecord>>();
    qRegisterMetaType<QList<ExchangeSnapshot>>();
    m_thread.setObjectName(QStringLiteral("log"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, config] { worker->applyConfig(config); }, Qt::QueuedConnection);
}

LoggingService::~LoggingService()
{
    QMetaObject::invokeMethod(m_worker, &LogWorker::drain, Qt::QueuedConnection);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    // Posted after the drain, so the thread ends only when everything is written.
    QMetaObject::invokeMethod(
        m_worker, [thread = &m_thread] { thread->quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

const LogFeed *LoggingService::logFeed() const
{
    return &m_worker->logFeed();
}

const ExchangeFeed *LoggingService::exchangeFeed() const
{
    return &m_worker->exchangeFeed();
}

void LoggingService::applyConfig(const LoggingConfig &config)
{
    m_config = config;
    m_level.store(static_cast<int>(config.gate()), std::memory_order_relaxed);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, config] { worker->applyConfig(config); }, Qt::QueuedConnection);
}

LoggingHealth LoggingService::health() const
{
    return {.accepted = m_accepted.load(std::memory_order_relaxed),
            .dropped = m_worker->dropped(),
            .written = m_worker->written(),
            .file = m_worker->filePath(),
            .sinkProblem = m_worker->sinkProblem()};
}

bool LoggingService::flush(milliseconds timeout)
{
    // Shared with the log thread: it may come to it only after we gave up waiting.
    const auto done = std::make_shared<QSemaphore>();
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, done] {
            worker->drain();
            done->release();
        },
        Qt::QueuedConnection);
    return done->tryAcquire(1, static_cast<int>(timeout.count()));
}

void LoggingService::submit(const RecordView &record)
{
    if (!isEnabled(record.severity)) return;
    LogRecord owned = toOwned(record);
    m_redactor.redact(owned);
    push(std::move(owned));
}

void LoggingService::submit(ExchangeEvent &&event)
{
    m_redactor.redact(event);
    push(std::move(event));
}

void LoggingService::push(QueueItem &&item)
{
    const RecordQueue::Pushed pushed = m_queue.push(std::move(item));
    if (pushed == RecordQueue::Pushed::Dropped) return;
    m_accepted.fetch_add(1, std::memory_order_relaxed);
    if (pushed == RecordQueue::Pushed::First) m_worker->wake();
}

} // namespace ccr::logging
