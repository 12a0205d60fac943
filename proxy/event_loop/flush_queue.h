#pragma once

#include <QObject>
#include <QPointer>
#include <QTcpSocket>

#include <vector>

namespace ccr::proxy {

/// Sends what was written to sockets in one turn of the event loop at the beginning of the next. Under load a turn serves many
/// connections: sent one by one, each packet wakes its receiver, which sleeps again before the next one comes; sent together,
/// the first wakes it for all. An idle router turns at once, so nothing waits. Belongs to one thread.
class FlushQueue final : public QObject
{
    Q_OBJECT
public:
    explicit FlushQueue(QObject *parent = nullptr);

    void add(QTcpSocket &socket) { m_sockets.emplace_back(&socket); }
    void flush();

private:
    std::vector<QPointer<QTcpSocket>> m_sockets;
    std::vector<QPointer<QTcpSocket>> m_flushing; ///< keeps its memory from turn to turn
};

} // namespace ccr::proxy
