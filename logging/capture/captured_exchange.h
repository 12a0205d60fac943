#pragma once

#include "logging/api/message_head.h"
#include "logging/api/snapshots.h"
#include "logging/api/stored_body.h"
#include "logging/api/stream_timeline.h"

class QJsonObject;

namespace ccr::logging {

/// An exchange as a file holds it, with all that belongs to it.
struct CapturedExchange
{
    ExchangeSnapshot snapshot;
    std::vector<StoredBody> bodies;
    std::vector<MessageHead> heads;
    RecordedTimeline timeline;
};

/// Reads what NdjsonExporter writes of an exchange. Absent: it is a line of another kind.
std::optional<CapturedExchange> exchangeOfNdjson(const QJsonObject &line);

} // namespace ccr::logging
