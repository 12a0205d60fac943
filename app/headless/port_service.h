#pragma once

#include "proxy/api/port_control.h"

#include <QThreadPool>

namespace ccr::app {

/// PortControl by /proc and by trying to listen. Main thread; looks in a thread of its own.
class PortService final : public proxy::PortControl
{
    Q_OBJECT
public:
    explicit PortService(QObject *parent = nullptr);
    ~PortService() override;

    void findHolder(const QString &host, quint16 port, QObject *context, std::function<void(const proxy::PortHolder &)> answer) override;

private:
    QThreadPool m_pool;
};

} // namespace ccr::app
