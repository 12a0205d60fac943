#pragma once

#include "logging/api/logging_config.h"
#include "logging/pipeline/drop_accounts.h"
#include "logging/pipeline/duration_sample.h"
#include "logging/pipeline/ring_storage.h"
#include "logging/pipeline/self_report.h"
#include "logging/pipeline/stream_set.h"
#include "logging/pipeline/wake_signal.h"

#include <deque>
#include <mutex>

namespace ccr::logging {

/// What a pipeline is to do from a certain record on.
struct PipelineOrder
{
    LoggingConfig config;
    ComponentLevels levels;
};

/// What those who log and the log thread share.
struct PipelineParts
{
    explicit PipelineParts(std::unique_ptr<RingStorage> ringStorage)
        : storage(std::move(ringStorage)), ring(storage->ring()), accounts(storage->header())
    {
    }

    const std::unique_ptr<RingStorage> storage;
    RecordRing &ring;
    DropAccounts accounts;
    WakeSignal wake;
    std::atomic<std::uint32_t> freed{0};   ///< changes whenever room became free
    std::atomic<std::uint32_t> waiting{0}; ///< callers that wait for it
    std::atomic<bool> isClosed{false};     ///< nobody will make room any more
    DurationSample enqueue;
    DurationSample queueDelay;
    SelfReport self;

    std::mutex orderMutex;
    std::deque<std::pair<std::uint64_t, PipelineOrder>> orders; ///< number, order; taken when the mark of that number is read
};

} // namespace ccr::logging
