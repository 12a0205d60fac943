#include "logging/pipeline/make_sink.h"

#include "logging/sink/console_sink.h"
#include "logging/sink/contained_sink.h"
#include "logging/sink/file_sink.h"
#include "logging/sink/network_sink.h"

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
                                          FileSinkServices{.journal = std::move(journal), .upkeep = context.upkeep});
    case StreamType::Network: return std::make_shared<NetworkSink>(stream, context.identity, context.deliveryThread(), std::move(journal));
    case StreamType::Custom: break;
    }
    if (!stream.custom) return nullptr;
    return std::make_shared<ContainedSink>(stream.name, stream.custom);
}

DeliveryThread &SinkContext::deliveryThread()
{
    if (!delivery) delivery = std::make_unique<DeliveryThread>();
    return *delivery;
}

bool usesJournal(const StreamConfig &stream)
{
    const bool hasSpool = stream.network.spoolBytes > 0 && !stream.network.spoolFolder.isEmpty();
    return stream.type == StreamType::File || (stream.type == StreamType::Network && hasSpool);
}

} // namespace ccr::logging
