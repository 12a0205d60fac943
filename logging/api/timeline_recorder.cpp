#include "logging/api/timeline_recorder.h"

#include <utility>

namespace ccr::logging {

namespace {

constexpr std::size_t enoughToKnow = 6; ///< "event:", "retry:"

} // namespace

void TimelineRecorder::begin(int attempt, nanoseconds at)
{
    if (m_body == Body::Stream) {
        m_splitter.finish(at, m_frames);
        note(at);
    }
    m_splitter = FrameSplitter(longestFrame);
    m_beginning.clear();
    m_body = Body::Unknown;
    m_attempt = attempt;
}

void TimelineRecorder::add(std::string_view piece, nanoseconds at)
{
    if (m_body == Body::Other) return;
    if (m_body == Body::Stream) {
        m_splitter.feed(piece, at, m_frames);
        return note(at);
    }
    m_beginning += piece;
    if (m_beginning.size() < enoughToKnow) return;
    m_body = looksLikeEventStream(m_beginning) ? Body::Stream : Body::Other;
    add(std::exchange(m_beginning, {}), at);
}

void TimelineRecorder::note(nanoseconds at)
{
    for (const StreamFrame &frame : m_frames) {
        TimedEvent event{.at = frame.at.value_or(at), .type = {}, .attempt = m_attempt, .bytes = frame.bytes};
        m_labeller.label(frame.text, event);
        m_packer.add(event);
    }
    m_frames.clear();
}

std::string TimelineRecorder::take(nanoseconds at)
{
    begin(0, at);
    return m_packer.take();
}

} // namespace ccr::logging
