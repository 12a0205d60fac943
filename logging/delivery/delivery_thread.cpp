#include "logging/delivery/delivery_thread.h"

namespace ccr::logging {

namespace {

void quitWhenEmpty(QThread *thread, QObject *deliveries)
{
    if (deliveries->children().isEmpty()) return thread->quit();
    // Queued: an object that announces its end is still among the children.
    QObject::connect(
        deliveries->children().constFirst(), &QObject::destroyed, deliveries, [thread, deliveries] { quitWhenEmpty(thread, deliveries); },
        Qt::QueuedConnection);
}

} // namespace

DeliveryThread::DeliveryThread(DeliverySettings settings) : m_settings(std::move(settings)), m_deliveries(new QObject)
{
    qRegisterMetaType<Verdict>();
    m_background.setMaxThreadCount(1);
    m_thread.setObjectName(QStringLiteral("delivery"));
    m_deliveries->moveToThread(&m_thread);
    m_thread.start();
}

DeliveryThread::~DeliveryThread()
{
    QMetaObject::invokeMethod(
        m_deliveries, [thread = &m_thread, deliveries = m_deliveries] { quitWhenEmpty(thread, deliveries); }, Qt::QueuedConnection);
    m_thread.wait();
    delete m_deliveries; // its thread has ended
}

BatchDelivery *DeliveryThread::begin(const StreamConfig &stream, const std::shared_ptr<Outbox> &outbox)
{
    auto *delivery = new BatchDelivery(stream, outbox, m_settings, m_background);
    QObject::connect(delivery, &BatchDelivery::ended, delivery, &QObject::deleteLater);
    delivery->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        m_deliveries, [deliveries = m_deliveries, delivery] { delivery->setParent(deliveries); }, Qt::QueuedConnection);
    return delivery;
}

void DeliveryThread::announce(BatchDelivery *delivery)
{
    QMetaObject::invokeMethod(delivery, &BatchDelivery::pump, Qt::QueuedConnection);
}

void DeliveryThread::end(BatchDelivery *delivery)
{
    QMetaObject::invokeMethod(delivery, &BatchDelivery::finish, Qt::QueuedConnection);
}

} // namespace ccr::logging
