#include "logging/pipeline/make_sink.h"

#include "logging/sink/console_sink.h"
#include "logging/sink/file_sink.h"
#include "logging/sink/network_sink.h"
#include "logging/sink/threaded_sink.h"

#include <algorithm>

namespace ccr::logging {

namespace {

const Clock systemClock;

}

std::shared_ptr<Sink> makeSink(const StreamConfig &stream, SinkContext &context, std::shared_ptr<WriteJournal> journal)
{
    switch (stream.type) {
    case StreamType::Console: return std::make_shared<ConsoleSink>(stream, context.identity);
    case StreamType::File:
        if (!context.upkeep) context.upkeep = std::make_shared<LogUpkeep>(context.fileLimits, systemClock);
        return std::make_shared<FileSink>(stream, context.identity,
                                          FileSinkServices{.journal = std::move(journal), .upkeep = context.upkeep}, context.waitsForRoom);
    case StreamType::Network: return std::make_shared<NetworkSink>(stream, context.identity, context.deliveryThread(), std::move(journal));
    case StreamType::Custom: break;
    }
    if (!stream.custom) return nullptr;
    return std::make_shared<ThreadedSink>(stream.name, context.threadOf(stream.custom), context.waitsForRoom);
}

DeliveryThread &SinkContext::deliveryThread()
{
    if (!delivery) delivery = std::make_unique<DeliveryThread>();
    return *delivery;
}

std::shared_ptr<SinkThread> SinkContext::threadOf(const std::shared_ptr<Sink> &custom)
{
    const auto isOfIt = [&custom](const std::shared_ptr<SinkThread> &thread) { return thread->serves(custom); };
    const auto known = std::find_if(sinkThreads.begin(), sinkThreads.end(), isOfIt);
    return known != sinkThreads.end() ? *known : sinkThreads.emplace_back(std::make_shared<SinkThread>(custom));
}

void SinkContext::endIdleThreads()
{
    std::erase_if(sinkThreads, [](const std::shared_ptr<SinkThread> &thread) { return thread->isIdle(); });
}

bool usesJournal(const StreamConfig &stream)
{
    const bool hasSpool = stream.network.spoolBytes > 0 && !stream.network.spoolFolder.isEmpty();
    return stream.type == StreamType::File || (stream.type == StreamType::Network && hasSpool);
}

} // namespace ccr::logging
