#include "proxy/event_loop/flush_queue.h"

#include <QAbstractEventDispatcher>

namespace ccr::proxy {

FlushQueue::FlushQueue(QObject *parent) : QObject(parent)
{
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this, &FlushQueue::flush);
}

void FlushQueue::flush()
{
    if (m_sockets.empty() || !m_flushing.empty()) return;
    m_flushing.swap(m_sockets); // what is written from inside a socket's signal waits for the next turn
    for (const QPointer<QTcpSocket> &socket : m_flushing)
        if (socket) socket->flush();
    m_flushing.clear();
}

} // namespace ccr::proxy
