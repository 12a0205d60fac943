#pragma once

#include "logging/api/logging_config.h"
#include "logging/delivery/delivery_thread.h"
#include "logging/rotation/log_upkeep.h"
#include "logging/sink/sink_thread.h"
#include "logging/sink/write_journal.h"

#include <memory>

namespace ccr::logging {

/// What sinks of one pipeline share.
struct SinkContext
{
    ServiceIdentity identity;
    UpkeepLimits fileLimits;                              ///< of all file streams together
    std::shared_ptr<LogUpkeep> upkeep;                    ///< made for the first file stream; shared by their sinks
    std::unique_ptr<DeliveryThread> delivery;             ///< made when it is first wanted; outlives the sinks
    std::vector<std::shared_ptr<SinkThread>> sinkThreads; ///< of custom streams
    bool waitsForRoom = false;                            ///< rather than losing what the queue of a stream has no room for

    DeliveryThread &deliveryThread();
    std::shared_ptr<SinkThread> threadOf(const std::shared_ptr<Sink> &custom);
    /// Ends the threads that no stream needs any more.
    void endIdleThreads();
};

/// The sink that a stream describes; null for a custom stream without one. The journal is for sinks that write files; such a
/// sink shares it with the pipeline, which reads how far it has come. Log thread.
std::shared_ptr<Sink> makeSink(const StreamConfig &stream, SinkContext &context, std::shared_ptr<WriteJournal> journal);
/// Whether the sink of this stream notes its writes.
bool usesJournal(const StreamConfig &stream);

} // namespace ccr::logging
