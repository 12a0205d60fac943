#include "logging/delivery/batch_delivery.h"

#include "logging/api/logging_sentences.h"
#include "logging/delivery/connection_settings.h"
#include "logging/delivery/http_transport.h"
#include "logging/delivery/syslog_transport.h"
#include "logging/spool/spool_folders.h"

#include <QRandomGenerator>
#include <QThreadPool>

#include <algorithm>
#include <climits>
#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr auto reportInterval = 60s;
constexpr auto syncInterval = 500ms;
constexpr auto adoptInterval = 60s;
constexpr qint64 maxRejectedBytes = 16LL * 1024 * 1024;

BatchLimits limitsOf(const NetworkStream &stream)
{
    const bool isSingle = stream.protocol == NetworkProtocol::Http && stream.batchFormat == BatchFormat::Single;
    return {.records = isSingle ? 1 : static_cast<std::size_t>(std::max(1, stream.batchSize)),
            .bytes = static_cast<std::size_t>(std::max<qint64>(1, stream.batchBytes))};
}

} // namespace

BatchDelivery::BatchDelivery(const StreamConfig &stream, std::shared_ptr<Outbox> outbox, const DeliverySettings &settings,
                             QThreadPool &background)
    : m_stream(stream),
      m_outbox(std::move(outbox)),
      m_settings(settings),
      m_background(background),
      m_rejected(stream.network.spoolFolder + "/rejected"_L1, std::min(stream.network.spoolBytes / 4, maxRejectedBytes)),
      m_isSyncing(std::make_shared<std::atomic<bool>>(false)),
      m_limits(limitsOf(stream.network)),
      m_interval(this),
      m_pause(this),
      m_deadline(this),
      m_sync(this),
      m_adopt(this)
{
    for (QTimer *timer : {&m_interval, &m_pause, &m_deadline, &m_sync, &m_adopt}) timer->setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer); // others come up to a twentieth too early for what Retry-After asks
    m_sync.setInterval(syncInterval);
    connect(&m_sync, &QTimer::timeout, this, &BatchDelivery::syncSpool);
    m_adopt.setInterval(adoptInterval);
    connect(&m_adopt, &QTimer::timeout, this, &BatchDelivery::pump);
    m_interval.setInterval(stream.network.batchInterval);
    connect(&m_interval, &QTimer::timeout, this, [this] {
        m_isDue = true;
        pump();
    });
    connect(&m_pause, &QTimer::timeout, this, &BatchDelivery::send);
    connect(&m_deadline, &QTimer::timeout, this, &BatchDelivery::end);
}

BatchDelivery::~BatchDelivery() = default;

void BatchDelivery::pump()
{
    m_outbox->isAnnounced.store(false); // before looking: what comes later announces itself again
    if (m_outbox->spool) {
        if (!m_sync.isActive()) m_sync.start();
        if (!m_adopt.isActive()) adoptAbandoned();
    }
    if (m_queue) return;
    for (BatchQueue *queue : queues()) {
        if (queue->waiting().bytes == 0) continue;
        if (!isTimeToSend(*queue)) return;
        auto batch = queue->take(m_limits);
        if (!batch) continue; // what was there could not be read
        if (queue->waiting().bytes == 0) m_isDue = false;
        m_queue = queue;
        m_batch = std::move(*batch);
        return send();
    }
    m_abandoned.clear();
    if (m_isFinishing) end();
}

std::vector<BatchQueue *> BatchDelivery::queues() const
{
    std::vector<BatchQueue *> out;
    for (const auto &spool : m_abandoned) out.push_back(spool.get());
    if (m_outbox->spool) out.push_back(m_outbox->spool.get());
    out.push_back(&m_outbox->memory);
    return out;
}

void BatchDelivery::adoptAbandoned()
{
    m_adopt.start();
    if (m_isFinishing) return;
    for (auto &spool : openAbandonedSpools(m_outbox->spoolSettings)) m_abandoned.push_back(std::move(spool));
}

void BatchDelivery::syncSpool()
{
    if (!m_outbox->spool || m_isSyncing->load()) return;
    const std::vector<int> handles = m_outbox->spool->takeUnsynced();
    if (handles.empty()) return;
    m_isSyncing->store(true);
    m_background.start([handles, isSyncing = m_isSyncing, times = m_outbox->syncTimes] {
        for (const int handle : handles) {
            const MonotonicTime begin = monotonicNow();
            ::fsync(handle);
            times->add(monotonicNow() - begin);
            ::close(handle);
        }
        isSyncing->store(false);
    });
}

bool BatchDelivery::isTimeToSend(const BatchQueue &queue)
{
    const BatchQueue::Waiting waiting = queue.waiting();
    if (m_isDue || m_isFinishing || waiting.records >= m_limits.records || waiting.bytes >= m_limits.bytes) return true;
    if (!m_interval.isActive()) m_interval.start();
    return false;
}

void BatchDelivery::send()
{
    if (!m_transport) makeTransport();
    m_transport->send(m_batch);
}

// Only now: it belongs to this thread, and the first use of TLS reads all certificates of the system.
void BatchDelivery::makeTransport()
{
    if (m_stream.network.protocol == NetworkProtocol::Syslog)
        m_transport = new SyslogTransport(m_stream.network, m_outbox->payload, this);
    else
        m_transport = new HttpTransport(m_stream.network, m_outbox->payload, this);
    connect(m_transport, &Transport::answered, this, &BatchDelivery::judged);
    if (m_stream.network.verifyTls) return;
    tell(saidOfLogging("the certificate of %1 is not checked (verifyTls is false): anyone in between can read and change the log",
                       safeAddress(m_stream.network.url)));
}

void BatchDelivery::judged(const Verdict &verdict)
{
    switch (verdict.kind) {
    case Verdict::Kind::Accepted: return accepted(verdict);
    case Verdict::Kind::Retry: return failed(verdict);
    case Verdict::Kind::TooLarge: return tooLarge(verdict);
    case Verdict::Kind::Rejected: return reject(verdict);
    }
}

void BatchDelivery::accepted(const Verdict &verdict)
{
    const std::size_t refused = verdict.rejected.size() + verdict.rejectedCount;
    if (refused > 0) {
        Batch kept{.id = m_batch.id};
        for (const std::size_t position : verdict.rejected) {
            if (position >= m_batch.entries.size()) continue;
            kept.entries.push_back(m_batch.entries[position]);
            kept.marks.push_back(position < m_batch.marks.size() ? m_batch.marks[position] : EntryMark{});
        }
        keepRejected(kept);
        LostByLevel lost = kept.byLevel();
        lost[unknownLevel] += refused - kept.entries.size(); // the collector does not say which
        m_outbox->countLoss(LossReason::Rejected, lost);
        tellRefused(refused, verdict.reason);
    }
    m_outbox->countDelivered(m_batch.entries.size() - std::min(refused, m_batch.entries.size()), m_batch.bytes);
    if (refused == 0 && !m_problem.isEmpty()) {
        m_problem = {};
        m_outbox->setProblem({});
    }
    batchDone();
}

// A batch in the spool is tried until it gets through, but it holds up the others no longer than its place on disk and its
// age allow.
std::optional<LossReason> BatchDelivery::reasonToGiveUp() const
{
    if (!m_queue->isDurable()) return m_failures > m_stream.network.retries ? std::optional(LossReason::GaveUp) : std::nullopt;
    if (m_queue->isBatchSuperseded()) return LossReason::SpoolFull;
    const milliseconds maxAge = m_stream.network.spoolMaxAge;
    const auto isOld = [oldest = wallNow() - maxAge](const EntryMark &mark) { return mark.time < oldest; };
    const bool isExpired =
        maxAge > 0ms && m_batch.marks.size() == m_batch.entries.size() && std::all_of(m_batch.marks.begin(), m_batch.marks.end(), isOld);
    return isExpired ? std::optional(LossReason::Expired) : std::nullopt;
}

void BatchDelivery::failed(const Verdict &verdict)
{
    ++m_failures;
    m_outbox->countFailedAttempt();
    const std::optional<LossReason> loss = reasonToGiveUp();
    const QString address = safeAddress(m_stream.network.url);
    tell(loss ? saidOfLogging("cannot deliver to %1: %2; %3 %4 are lost", address, verdict.reason, m_batch.entries.size(),
                              m_outbox->payload->noun())
              : saidOfLogging("cannot deliver to %1: %2", address, verdict.reason));
    if (loss) {
        m_outbox->countLoss(*loss, m_batch.byLevel());
        return batchDone();
    }
    if (m_isFinishing && m_queue->isDurable()) return end();
    // After the last quick attempt a collector counts as down and is asked at the longest interval.
    const int failures = m_failures > m_stream.network.retries ? INT_MAX : m_failures;
    const milliseconds delay = m_settings.backoff.delay(failures, QRandomGenerator::global()->generateDouble());
    m_pause.start(std::max(delay, verdict.retryAfter.value_or(0ms)));
}

void BatchDelivery::tooLarge(const Verdict &verdict)
{
    if (m_batch.entries.size() == 1) return reject(verdict);
    m_limits.bytes = std::max<std::size_t>(1, m_batch.bytes / 2);
    m_queue->giveBack();
    m_queue = nullptr;
    m_isDue = true;
    m_failures = 0;
    pump();
}

void BatchDelivery::reject(const Verdict &verdict)
{
    m_outbox->countFailedAttempt();
    m_outbox->countLoss(LossReason::Rejected, m_batch.byLevel());
    keepRejected(m_batch);
    tellRefused(m_batch.entries.size(), verdict.reason);
    batchDone();
}

void BatchDelivery::keepRejected(const Batch &batch)
{
    if (m_outbox->spool && !batch.entries.empty()) m_rejected.keep(batch.id, m_outbox->payload->body(batch));
}

void BatchDelivery::batchDone()
{
    m_queue->finish();
    m_queue = nullptr;
    m_batch = {};
    m_failures = 0;
    pump();
}

void BatchDelivery::finish()
{
    m_isFinishing = true;
    if (m_queue && m_queue->isDurable() && m_pause.isActive()) return end(); // the next start goes on with it
    m_deadline.start(m_settings.lastWait);
    pump();
}

void BatchDelivery::end()
{
    if (m_transport) m_transport->cancel();
    m_pause.stop();
    m_deadline.stop();
    syncSpool();
    LostByLevel records = m_outbox->memory.waitingByLevel();
    if (m_queue && !m_queue->isDurable()) records += m_batch.byLevel();
    if (const std::uint64_t lost = sumOf(records); lost > 0) {
        m_outbox->countLoss(LossReason::GaveUp, records);
        m_lastReport = {};
        tell(saidOfLogging("%1 %2 were not delivered to %3 before the program ended", lost, m_outbox->payload->noun(),
                           safeAddress(m_stream.network.url)));
    }
    Q_EMIT ended();
}

void BatchDelivery::tellRefused(std::size_t entries, const Phrase &reason)
{
    tell(saidOfLogging("%1 refused %2 %3: %4", safeAddress(m_stream.network.url), entries, m_outbox->payload->noun(), reason));
}

// One line when something begins to go wrong and one a minute while it does; the state is always there to ask for.
void BatchDelivery::tell(const Phrase &problem)
{
    const bool isNew = m_problem.isEmpty();
    m_problem = saidOfLogging("stream %1: %2", m_stream.name, problem);
    m_outbox->setProblem(m_problem);
    const MonotonicTime now = monotonicNow();
    if (!isNew && m_lastReport != MonotonicTime() && now - m_lastReport < reportInterval) return;
    m_lastReport = now;
    if (m_settings.report)
        m_settings.report(m_problem);
    else
        std::fprintf(stderr, "ccr: %s\n", qPrintable(m_problem.english()));
}

} // namespace ccr::logging
