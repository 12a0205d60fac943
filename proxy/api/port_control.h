#pragma once

#include <QObject>

#include <functional>

namespace ccr::proxy {

/// Who holds a port, and which one is free instead.
struct PortHolder
{
    QString program; ///< "node"; empty: unknown, as for programs of other users
    qint64 pid = 0;
    quint16 nextFree = 0; ///< the next port above it that nothing holds; 0: none was found nearby
};

/// Ports of this machine. Returns at once; the answer comes in the thread that owns the object, unless `context` is gone by then.
class PortControl : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// `host`: the address that we wish to listen on.
    virtual void findHolder(const QString &host, quint16 port, QObject *context,
                            std::function<void(const ccr::proxy::PortHolder &)> answer) = 0;
};

} // namespace ccr::proxy
