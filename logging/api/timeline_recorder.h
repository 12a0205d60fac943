#pragma once

#include "logging/api/stream_label.h"
#include "logging/api/stream_reader.h"

namespace ccr::logging {

/// Notes when each event of one side of an exchange passed, while it passes; what is no text/event-stream leaves nothing.
/// Holds the beginning of the event that is passing and some bytes for each one before. One thread.
class TimelineRecorder
{
public:
    TimelineRecorder() : m_splitter(longestFrame) {}

    /// What follows is another body.
    void begin(int attempt, nanoseconds at);
    void add(std::string_view piece, nanoseconds at);
    /// All of it, packed; empty when there was no stream.
    std::string take(nanoseconds at);

    static constexpr std::size_t longestFrame = 64UL * 1024; ///< of a longer event the rest is counted only

private:
    void note(nanoseconds at);

    enum class Body
    {
        Unknown,
        Stream,
        Other
    };
    Body m_body = Body::Unknown;
    int m_attempt = 0;
    std::string m_beginning; ///< too short to say what it is
    FrameSplitter m_splitter;
    std::vector<StreamFrame> m_frames;
    StreamLabeller m_labeller;
    TimelinePacker m_packer;
};

} // namespace ccr::logging
