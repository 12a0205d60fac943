#pragma once

#include "logging/delivery/batch_delivery.h"

#include <QThread>
#include <QThreadPool>

namespace ccr::logging {

/// The thread in which the records of all network streams leave. Nothing that a collector does or fails to do is felt by the
/// log thread, or by the delivery to another collector. Outlives the sinks. Owned and called by the log thread; the destructor
/// waits for what is being finished, at most DeliverySettings::lastWait.
class DeliveryThread
{
public:
    explicit DeliveryThread(DeliverySettings settings = {});
    ~DeliveryThread();
    DeliveryThread(const DeliveryThread &) = delete;
    DeliveryThread &operator=(const DeliveryThread &) = delete;

    /// Begins a delivery. It lives in the thread until end() was called for it and it has finished.
    BatchDelivery *begin(const StreamConfig &stream, const std::shared_ptr<Outbox> &outbox);
    void announce(BatchDelivery *delivery);
    void end(BatchDelivery *delivery); ///< do not use it afterwards
    /// For timers that belong to a delivery.
    QThread *thread() { return &m_thread; }

private:
    const DeliverySettings m_settings;
    QThreadPool m_background;
    QThread m_thread;
    QObject *m_deliveries; ///< parent of all that live in the thread
};

} // namespace ccr::logging
