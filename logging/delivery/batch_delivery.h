#pragma once

#include "logging/delivery/outbox.h"
#include "logging/delivery/retry_backoff.h"
#include "logging/delivery/transport.h"
#include "logging/spool/rejected_batches.h"

#include <QTimer>

#include <atomic>
#include <functional>

QT_BEGIN_NAMESPACE
class QThreadPool;
QT_END_NAMESPACE

namespace ccr::logging {

struct DeliverySettings
{
    RetryBackoff backoff;
    milliseconds lastWait{2000}; ///< for what is still undelivered when a stream ends
    /// What the person should know about the delivery itself; it can never go through the log. Called rarely, in the delivery
    /// thread. Empty: standard error.
    std::function<void(const QString &)> report;
};

/// Brings the entries of one stream to its collector: forms batches by number, size and age, keeps one under way at a time so
/// that the order stays, repeats what may get better, and sorts out what never will. Lives in the delivery thread.
class BatchDelivery final : public QObject
{
    Q_OBJECT
public:
    /// `background` does what may take long: bringing the spool to the disk. It outlives the delivery.
    BatchDelivery(const StreamConfig &stream, std::shared_ptr<Outbox> outbox, const DeliverySettings &settings, QThreadPool &background);
    ~BatchDelivery() override;

    /// Something may be in the outbox.
    void pump();
    /// Nothing more will come: delivers what is there and announces ended() when that is done or took too long.
    void finish();

Q_SIGNALS:
    void ended();

private:
    std::vector<BatchQueue *> queues() const;
    void adoptAbandoned();
    void syncSpool();
    void keepRejected(const Batch &batch);
    bool isTimeToSend(const BatchQueue &queue);
    void send();
    void makeTransport();
    std::optional<LossReason> reasonToGiveUp() const;
    void judged(const Verdict &verdict);
    void accepted(const Verdict &verdict);
    void failed(const Verdict &verdict);
    void tooLarge(const Verdict &verdict);
    void reject(const Verdict &verdict);
    void batchDone();
    void end();
    void tellRefused(std::size_t entries, const Phrase &reason);
    void tell(const Phrase &problem);

    const StreamConfig m_stream;
    const std::shared_ptr<Outbox> m_outbox;
    const DeliverySettings m_settings;
    Transport *m_transport = nullptr; ///< our child
    QThreadPool &m_background;
    const RejectedBatches m_rejected;
    std::vector<std::unique_ptr<DiskSpool>> m_abandoned; ///< of programs that have ended; they are older, so they go first
    std::shared_ptr<std::atomic<bool>> m_isSyncing;      ///< shared with the task, which may come to its end after us
    BatchLimits m_limits;
    QTimer m_interval; ///< since the first entry that waits for company
    QTimer m_pause;    ///< until the next attempt
    QTimer m_deadline;
    QTimer m_sync;
    QTimer m_adopt;
    bool m_isDue = false; ///< send also a batch that is not full
    bool m_isFinishing = false;
    BatchQueue *m_queue = nullptr; ///< where m_batch is from
    Batch m_batch;
    int m_failures = 0; ///< of m_batch
    Phrase m_problem;
    MonotonicTime m_lastReport;
};

} // namespace ccr::logging
