#pragma once

#include "logging/api/stream_timeline.h"

#include <memory>
#include <string_view>

namespace ccr::logging {

/// Says of a frame of a text/event-stream what it is, in any of the dialects: Anthropic messages, OpenAI chat completions and
/// responses, Gemini. One thread.
class StreamLabeller
{
public:
    StreamLabeller();
    ~StreamLabeller();
    StreamLabeller(const StreamLabeller &) = delete;
    StreamLabeller &operator=(const StreamLabeller &) = delete;

    /// Kind, type, block and whether it is the end; the rest is left as it is. A type of other characters than those of
    /// names, which might be content, becomes "event". Of a frame that was cut its name alone is known.
    void label(std::string_view frame, TimedEvent &event);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    std::string m_data; ///< with the room that the parser needs behind it
};

} // namespace ccr::logging
