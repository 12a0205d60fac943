#include "ui/models/recorded_stream.h"

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

QList<ReadFrame> recordedStream(const QList<logging::StoredBody> &bodies, const logging::RecordedTimeline &timeline, Kind kind)
{
    std::map<int, std::vector<logging::TimedEvent>> timed;
    for (logging::TimedEvent &event : logging::unpackTimeline(kind == Kind::ClientResponse ? timeline.client : timeline.provider).events)
        timed[event.attempt].push_back(std::move(event));
    std::map<int, std::vector<logging::StreamFrame>> frames;
    for (const logging::StoredBody &body : bodies)
        if (body.kind == kind && logging::looksLikeEventStream(body.text)) frames[body.attempt] = logging::framesOf(body);
    for (const auto &[attempt, events] : timed) frames.try_emplace(attempt);
    QList<ReadFrame> stream;
    for (auto &[attempt, kept] : frames) {
        const std::vector<logging::TimedEvent> &events = timed[attempt];
        for (std::size_t i = 0; i < std::min(kept.size(), events.size()); ++i) {
            kept[i].at = events[i].at;
            kept[i].bytes = events[i].bytes;
        }
        const std::size_t withText = kept.size();
        stream += readFrames(std::move(kept));
        for (std::size_t i = withText; i < events.size(); ++i) stream.append(withoutText(events[i]));
    }
    return stream;
}

} // namespace ccr::ui
