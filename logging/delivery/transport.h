#pragma once

#include "logging/delivery/payload.h"

#include <QObject>

namespace ccr::logging {

/// Carries batches to one collector, one at a time. Lives in the delivery thread.
class Transport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// One answered() follows, never from within the call, unless cancel() comes first.
    virtual void send(const Batch &batch) = 0;
    virtual void cancel() = 0;

Q_SIGNALS:
    void answered(const ccr::logging::Verdict &verdict);
};

} // namespace ccr::logging
