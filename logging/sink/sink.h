#pragma once

#include "logging/api/log_record.h"

#include <QString>

namespace ccr::logging {

/// One log output; what the configuration calls a stream. Used by the log thread alone, and never blocks it for long: an
/// output that can wait for somebody (a network, a pipe that nobody reads) keeps a bounded queue of its own.
class Sink
{
public:
    virtual ~Sink() = default;
    /// The pipeline has checked the stream's level.
    virtual void write(const RecordView &record) = 0;
    /// A batch has ended. What waits longer than the stream's flush interval, and everything after a record of level error or
    /// above, goes to the system now.
    virtual void flush() = 0;
    /// Why records do not arrive; empty when all is well.
    virtual QString problem() const { return {}; }
};

} // namespace ccr::logging
