#include "logging/report/stream_list.h"

#include "logging/base/date_time.h"
#include "logging/base/json_writer.h"
#include "logging/base/milliseconds.h"

namespace ccr::logging {

namespace {

void append(JsonObject &object, const StreamNumbers &numbers)
{
    if (numbers.firstByte) object.number("firstByteMs", inMs(*numbers.firstByte));
    if (numbers.firstContent) object.number("firstContentMs", inMs(*numbers.firstContent));
    if (numbers.lastContent) object.number("lastContentMs", inMs(*numbers.lastContent));
    object.number("events", numbers.events);
    object.number("contentDeltas", numbers.contentDeltas());
    object.number("bytes", numbers.bytes);
    object.number("medianGapMs", inMs(numbers.medianGap));
    object.number("longestGapMs", inMs(numbers.longestGap));
    object.number("stalls", static_cast<std::int64_t>(numbers.stalls));
    object.number("stalledMs", inMs(numbers.stalled));
    object.number("parseErrors", static_cast<std::int64_t>(numbers.parseErrors));
}

} // namespace

QByteArray streamsJson(const std::vector<StreamSummary> &streams)
{
    std::string out;
    {
        JsonObject object(out);
        JsonArray list(object.key("streams"));
        for (const StreamSummary &stream : streams) {
            JsonObject entry(list.next());
            entry.string("id", stream.exchangeId);
            entry.number("number", static_cast<std::int64_t>(stream.number));
            entry.string("startedAt", isoText(stream.startedAt).toStdString());
            entry.string("provider", stream.provider);
            entry.string("model", stream.model);
            entry.string("finishClass", toString(stream.finishClass));
            entry.string("finishReason", stream.finishReason);
            append(entry, stream.numbers);
            if (stream.tokensPerSecond) entry.number("tokensPerSecond", *stream.tokensPerSecond);
        }
    }
    return QByteArray::fromStdString(out);
}

} // namespace ccr::logging
