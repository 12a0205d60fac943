#include "ui/models/recorded_stream.h"

#include <algorithm>
#include <map>

namespace ccr::ui {

namespace {

using Kind = logging::StoredBody::Kind;

ReadFrame withoutText(const logging::TimedEvent &event)
{
    FrameMeaning meaning{.kind = event.kind, .type = QString::fromStdString(event.type)};
    meaning.isTerminal = event.isTerminal;
    meaning.block = event.block;
    return {.frame = {.text = {}, .attempt = event.attempt, .at = event.at, .bytes = event.bytes}, .meaning = std::move(meaning)};
}

} // namespace

RecordedStream recordedStream(const QList<logging::StoredBody> &bodies, const logging::RecordedTimeline &timeline, Kind kind)
{
    std::map<int, std::vector<logging::TimedEvent>> timed;
    logging::Timeline known = logging::unpackTimeline(kind == Kind::ClientResponse ? timeline.client : timeline.provider);
    const std::int64_t counted = static_cast<std::int64_t>(known.events.size()) + known.leftOut;
    for (logging::TimedEvent &event : known.events) timed[event.attempt].push_back(std::move(event));
    RecordedStream stream;
    std::map<int, std::vector<logging::StreamFrame>> frames;
    for (const logging::StoredBody &body : bodies) {
        if (body.kind != kind || !logging::looksLikeEventStream(body.text)) continue;
        frames[body.attempt] = logging::framesOf(body);
        if (static_cast<std::int64_t>(body.text.size()) < body.wholeBytes) stream.isCut = true;
    }
    for (const auto &[attempt, events] : timed) frames.try_emplace(attempt);
    for (auto &[attempt, kept] : frames) {
        const std::vector<logging::TimedEvent> &events = timed[attempt];
        for (std::size_t i = 0; i < std::min(kept.size(), events.size()); ++i) {
            kept[i].at = events[i].at;
            kept[i].bytes = events[i].bytes;
        }
        const std::size_t withText = kept.size();
        stream.frames += readFrames(std::move(kept));
        for (std::size_t i = withText; i < events.size(); ++i) stream.frames.append(withoutText(events[i]));
    }
    stream.leftOut = std::max<std::int64_t>(0, counted - stream.frames.size());
    return stream;
}

} // namespace ccr::ui
