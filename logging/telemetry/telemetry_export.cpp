#include "logging/telemetry/telemetry_export.h"

#include "logging/metrics/metric_families.h"
#include "logging/telemetry/otlp_metrics_writer.h"
#include "logging/telemetry/otlp_spans.h"
#include "logging/telemetry/telemetry_payload.h"

#include <QFutureWatcher>
#include <QTimer>

#include <limits>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::string_view version = CCR_VERSION;
constexpr int mostMetrics = 500; ///< several times as many as there are

StreamConfig streamOf(const QString &name, const NetworkStream &network)
{
    StreamConfig stream{.name = name, .type = StreamType::Network, .network = network};
    stream.network.protocol = NetworkProtocol::Otlp;
    stream.network.spoolFolder.clear();
    // The queue forgets the oldest, so that nothing is gained by giving up a batch.
    stream.network.retries = std::numeric_limits<int>::max();
    return stream;
}

// The numbers are cumulative: what is old is worth nothing.
NetworkStream forMetrics(NetworkStream network)
{
    network.batchSize = network.queueRecords = mostMetrics;
    network.batchInterval = {};
    return network;
}

} // namespace

/// One of them on its way: queue and delivery.
class TelemetryExport::Signal
{
public:
    Signal(const QString &name, OtlpSignal::Kind kind, const NetworkStream &network, const ServiceIdentity &identity,
           DeliveryThread &thread)
        : m_stream(streamOf(name, network)),
          m_thread(thread),
          m_outbox(std::make_shared<Outbox>(m_stream.network, std::make_shared<TelemetryPayload>(kind, m_stream.network, identity),
                                            MemoryQueue::WhenFull::ForgetOldest)),
          m_delivery(thread.begin(m_stream, m_outbox))
    {
    }
    ~Signal() { m_thread.end(m_delivery); }
    Signal(const Signal &) = delete;
    Signal &operator=(const Signal &) = delete;

    void send(std::vector<MemoryQueue::Entry> &&entries)
    {
        m_handed.fetch_add(entries.size(), std::memory_order_relaxed);
        m_outbox->put(std::move(entries));
        if (!m_outbox->isAnnounced.exchange(true)) m_thread.announce(m_delivery);
    }

    StreamHealth health() const
    {
        const DeliveryStatistics now = m_outbox->statistics();
        StreamHealth health{.name = m_stream.name.mid(m_stream.name.indexOf(u' ') + 1).toStdString(),
                            .state = now.problem.isEmpty() ? StreamState::Ok : StreamState::Down,
                            .problem = now.problem,
                            .handed = m_handed.load(std::memory_order_relaxed),
                            .written = now.delivered,
                            .dropped = now.lostTogether(),
                            .bytes = now.bytes};
        health.output.batches = now.batches;
        health.output.failedBatches = now.failedAttempts;
        for (std::size_t reason = 0; reason < lossReasons; ++reason)
            if (now.lost[reason] > 0) health.output.addLoss(toString(static_cast<LossReason>(reason)), now.lostByLevel[reason]);
        return health;
    }

private:
    const StreamConfig m_stream;
    DeliveryThread &m_thread;
    const std::shared_ptr<Outbox> m_outbox;
    BatchDelivery *const m_delivery; ///< lives in the delivery thread; only posted to
    std::atomic<std::uint64_t> m_handed{0};
};

struct TelemetryExport::Signals
{
    std::unique_ptr<Signal> traces; ///< null: not sent
    std::unique_ptr<Signal> metrics;
};

TelemetryExport::TelemetryExport(Measure measure, DeliverySettings settings)
    : m_measure(std::move(measure)), m_settings(std::move(settings)), m_signals(std::make_shared<Signals>())
{
}

TelemetryExport::~TelemetryExport()
{
    startClock({});
    const std::scoped_lock lock(m_mutex);
    m_signals.reset();
}

std::shared_ptr<TelemetryExport::Signals> TelemetryExport::signalsNow() const
{
    const std::scoped_lock lock(m_mutex);
    return m_signals;
}

void TelemetryExport::applyConfig(const LoggingConfig &config)
{
    OtlpConfig otlp = config.otlp;
    if (!config.enabled) otlp.traces.url = otlp.metrics.url = QUrl();
    if (otlp == m_config && config.identity == m_identity) return;
    m_config = otlp;
    m_identity = config.identity;
    const bool isWanted = !otlp.traces.url.isEmpty() || !otlp.metrics.url.isEmpty();
    if (isWanted && !m_thread) m_thread = std::make_unique<DeliveryThread>(m_settings);
    auto next = std::make_shared<Signals>();
    if (!otlp.traces.url.isEmpty())
        next->traces = std::make_unique<Signal>(u"otlp traces"_s, OtlpSignal::Kind::Traces, otlp.traces, m_identity, *m_thread);
    if (!otlp.metrics.url.isEmpty())
        next->metrics =
            std::make_unique<Signal>(u"otlp metrics"_s, OtlpSignal::Kind::Metrics, forMetrics(otlp.metrics), m_identity, *m_thread);
    {
        const std::scoped_lock lock(m_mutex);
        m_signals.swap(next);
    }
    startClock(otlp.metrics.url.isEmpty() ? milliseconds{} : otlp.metricInterval);
}

// An interval of 0 stops it.
void TelemetryExport::startClock(milliseconds interval)
{
    if (QObject *const clock = std::exchange(m_clock, nullptr)) clock->deleteLater();
    if (interval <= milliseconds{} || !m_thread) return;
    auto *const clock = new QTimer;
    m_clock = clock;
    clock->setInterval(interval);
    QObject::connect(clock, &QTimer::timeout, clock, [this, clock] { measure(clock); });
    clock->moveToThread(m_thread->thread());
    QMetaObject::invokeMethod(
        clock, [clock] { clock->start(); }, Qt::QueuedConnection);
}

// In the clock's thread, and nothing comes after its end.
void TelemetryExport::measure(QObject *clock)
{
    auto *const watcher = new QFutureWatcher<MetricsSnapshot>(clock);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [this, watcher] {
        watcher->deleteLater();
        const QFuture<MetricsSnapshot> measured = watcher->future();
        if (measured.resultCount() > 0) add(measured.result()); // none when logging is switched off
    });
    watcher->setFuture(m_measure());
}

bool TelemetryExport::sendsMetrics() const
{
    return signalsNow()->metrics != nullptr;
}

void TelemetryExport::add(const ExchangeSnapshot &exchange)
{
    const std::shared_ptr<Signals> current = signalsNow();
    if (!current->traces) return;
    static thread_local OtlpSpans spans;
    std::vector<MemoryQueue::Entry> entries(OtlpSpans::count(exchange));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].time = exchange.startedAt;
        spans.append(entries[i].text, exchange, i);
    }
    current->traces->send(std::move(entries));
}

void TelemetryExport::add(const MetricsSnapshot &snapshot)
{
    const std::shared_ptr<Signals> current = signalsNow();
    if (!current->metrics) return;
    OtlpMetricsWriter writer(snapshot.time - std::chrono::duration_cast<WallTime::duration>(snapshot.logging.uptime), snapshot.time);
    writeMetrics(writer, snapshot, version);
    std::vector<MemoryQueue::Entry> entries;
    for (std::string &metric : writer.take()) entries.push_back({.text = std::move(metric), .time = snapshot.time});
    current->metrics->send(std::move(entries));
}

QList<StreamHealth> TelemetryExport::health() const
{
    const std::shared_ptr<Signals> current = signalsNow();
    QList<StreamHealth> health;
    if (current->traces) health.append(current->traces->health());
    if (current->metrics) health.append(current->metrics->health());
    return health;
}

} // namespace ccr::logging
