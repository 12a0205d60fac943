#pragma once

#include "logging/api/log_record.h"

#include <QString>

namespace ccr::logging {

/// One log output. Used by the log thread alone.
class Sink
{
public:
    virtual ~Sink() = default;
    virtual void write(const LogRecord &record) = 0;
    /// Hands everything written so far to the system. Called after each batch.
    virtual void flush() = 0;
    /// Why records do not arrive; empty when all is well.
    virtual QString problem() const { return {}; }
};

} // namespace ccr::logging
