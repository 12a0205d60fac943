#pragma once

#include "logging/base/packed_phrase.h"
#include "proxy/http/http_limits.h"
#include "proxy/http/http_message.h"

#include <string_view>

namespace ccr::proxy {

/// Strict incremental parser for HTTP/1.1 requests (RFC 9112). Refuses whatever two implementations could read in two ways:
/// both body lengths, bare CR or LF, folded fields, blanks before a colon. Knows no socket.
///
/// feed() takes what it needs and says how much; bytes of the next request stay with the caller.
class HttpRequestParser
{
public:
    enum class State
    {
        Head,
        Body,
        Complete,
        Failed
    };

    explicit HttpRequestParser(const HttpLimits &limits) : m_limits(limits) {}

    struct Step
    {
        std::size_t consumed = 0;
        std::string_view body; ///< a piece of the body, a view into the fed bytes
    };
    /// Returns after the head, after each piece of the body and at the end, so call it until it consumes nothing or the
    /// state is Complete or Failed.
    Step feed(std::string_view bytes);

    State state() const { return m_state; }
    const HttpRequestHead &head() const { return m_head; }
    HttpRequestHead takeHead() { return std::move(m_head); }
    bool expectsContinue() const { return m_expectsContinue; }
    bool keepsAlive() const { return m_keepsAlive; }
    /// Length announced by Content-Length; 0 for a chunked body.
    std::size_t announcedLength() const { return m_chunked ? 0 : m_remaining; }

    /// After Failed: the answer.
    int errorStatus() const { return m_errorStatus; }
    const PackedPhrase &error() const { return m_error; }

private:
    enum class Chunk
    {
        Size,
        Data,
        DataEnd,
        Trailer
    };

    Step feedHead(std::string_view bytes);
    Step feedBody(std::string_view bytes);
    Step feedChunked(std::string_view bytes);
    bool parseHead(std::string_view text);
    bool parseRequestLine(std::string_view line);
    bool parseField(std::string_view line);
    bool checkFraming();
    bool takeChunkSize(std::string_view line);
    void takeTrailer(std::string_view line);
    bool fail(int status, PackedPhrase reason);

    const HttpLimits m_limits;
    State m_state = State::Head;
    HttpRequestHead m_head;
    std::string m_buffer;    ///< an incomplete head or chunk line
    std::string m_authority; ///< of an absolute target
    Chunk m_chunk = Chunk::Size;
    std::size_t m_remaining = 0;
    std::size_t m_bodyBytes = 0;
    std::size_t m_trailerBytes = 0;
    bool m_chunked = false;
    bool m_expectsContinue = false;
    bool m_keepsAlive = true;
    int m_errorStatus = 0;
    PackedPhrase m_error;
};

} // namespace ccr::proxy
