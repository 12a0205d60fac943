#pragma once

#include "logging/api/metrics_snapshot.h"
#include "logging/delivery/delivery_thread.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace ccr::logging {

/// Sends what OtlpConfig wants to a collector: the spans of requests that have ended, and at an interval everything that is
/// measured. Whoever hands something over never waits: a thread of its own sends, from a bounded queue in memory that forgets the
/// oldest and counts it. A batch is tried until it gets through or is refused. Without a signal there is no thread.
class TelemetryExport final
{
public:
    /// Where metrics come from; called in the thread of the deliveries, see MetricsSource::metrics().
    using Measure = std::function<QFuture<MetricsSnapshot>()>;
    /// `report`: problems of a delivery, see DeliverySettings.
    explicit TelemetryExport(Measure measure, DeliverySettings settings = {});
    /// Lets the deliveries send what waits, at most DeliverySettings::lastWait.
    ~TelemetryExport();
    TelemetryExport(const TelemetryExport &) = delete;
    TelemetryExport &operator=(const TelemetryExport &) = delete;

    /// All of what follows: any thread, one at a time for applyConfig().
    void applyConfig(const LoggingConfig &config);
    bool sendsMetrics() const;
    void add(const ExchangeSnapshot &exchange);
    void add(const MetricsSnapshot &snapshot);
    /// Of the signals that are sent, since they were configured.
    QList<StreamHealth> health() const;

private:
    class Signal;
    struct Signals;
    std::shared_ptr<Signals> signalsNow() const;
    void startClock(milliseconds interval);
    void measure(QObject *clock);

    const Measure m_measure;
    const DeliverySettings m_settings;
    OtlpConfig m_config;
    ServiceIdentity m_identity;
    std::unique_ptr<DeliveryThread> m_thread; ///< made when it is first wanted
    QObject *m_clock = nullptr;               ///< lives in the thread
    mutable std::mutex m_mutex;               ///< for the pointer that follows
    std::shared_ptr<Signals> m_signals;       ///< shared with callers who are just handing something over
};

} // namespace ccr::logging
