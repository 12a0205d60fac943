// The part of LoggingService that tells what was measured.

#include "logging/metrics/performance_report.h"
#include "logging/metrics/prometheus_text.h"
#include "logging/pipeline/logging_service.h"

#include <QPromise>

namespace ccr::logging {

namespace {

QByteArray written(ReportFormat format, const MetricsSnapshot &snapshot)
{
    constexpr std::string_view version = CCR_VERSION;
    switch (format) {
    case ReportFormat::Prometheus: return QByteArray::fromStdString(prometheusText(snapshot, version));
    case ReportFormat::Json: return QByteArray::fromStdString(performanceJson(snapshot, version));
    case ReportFormat::Csv: return QByteArray::fromStdString(performanceCsv(snapshot));
    case ReportFormat::Html: return QByteArray::fromStdString(performanceHtml(snapshot, version));
    }
    return {};
}

} // namespace

// A promise that is dropped, because the log thread ends first, ends its future without a result.
template <typename Value, typename Make>
QFuture<Value> LoggingService::measured(Make make)
{
    const auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    QFuture<Value> future = promise->future();
    LoggingHealth now = health();
    const nanoseconds lag(m_eventLoopLag.load(std::memory_order_relaxed));
    const std::scoped_lock lock(m_mutex); // the worker lives as long as nobody stops the pipeline
    Pipeline *const pipeline = m_pipeline.load(std::memory_order_acquire);
    if (!pipeline) {
        promise->finish();
        return future;
    }
    QMetaObject::invokeMethod(
        pipeline->worker,
        [worker = pipeline->worker, promise, now = std::move(now), lag, up = providersUp(), make = std::move(make)] {
            MetricsSnapshot snapshot = worker->metrics(now);
            snapshot.providersUp = up;
            if (lag >= nanoseconds{}) snapshot.eventLoopLag = lag;
            promise->addResult(make(std::move(snapshot)));
            promise->finish();
        },
        Qt::QueuedConnection);
    return future;
}

QFuture<MetricsSnapshot> LoggingService::metrics()
{
    return measured<MetricsSnapshot>([](MetricsSnapshot snapshot) { return snapshot; });
}

QFuture<QByteArray> LoggingService::report(ReportFormat format, std::vector<LabelledNumber> providersUp)
{
    return measured<QByteArray>([format, providersUp = std::move(providersUp)](MetricsSnapshot snapshot) {
        snapshot.providersUp = providersUp;
        return written(format, snapshot);
    });
}

void LoggingService::reportProviders(std::vector<LabelledNumber> up)
{
    const std::scoped_lock lock(m_providersMutex);
    m_providersUp = std::move(up);
}

std::vector<LabelledNumber> LoggingService::providersUp() const
{
    const std::scoped_lock lock(m_providersMutex);
    return m_providersUp;
}

void LoggingService::cleanUpTracking()
{
    const std::scoped_lock lock(m_mutex);
    if (Pipeline *const pipeline = m_pipeline.load(std::memory_order_acquire))
        QMetaObject::invokeMethod(pipeline->worker, &LogWorker::cleanUpTracking, Qt::QueuedConnection);
}

} // namespace ccr::logging
