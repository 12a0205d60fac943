#pragma once

#include "proxy/upstream/upstream_transport.h"

#include <string>
#include <string_view>

namespace ccr::proxy {

/// Incremental parser of HTTP/1.x responses (RFC 9112). Interim responses are skipped; a body is framed by its length, by
/// chunks or by the end of the connection. Tolerates bare LF in heads, as servers in the field send it; refuses a response
/// whose end cannot be known for sure. Knows no socket.
class HttpResponseParser
{
public:
    enum class State
    {
        Head,
        Body,
        Complete,
        Failed
    };

    /// Appends the plain bytes of the body to `body`. Returns once after the head is complete, so that it can be announced
    /// first; call it again with the rest. Returns the number of bytes it took.
    std::size_t feed(std::string_view bytes, std::string &body);
    /// The connection was closed: completes a response that ends that way, fails any other.
    void finish();

    State state() const { return m_state; }
    const UpstreamResponseHead &head() const { return m_head; }
    bool keepsAlive() const { return m_keepsAlive && m_framing != Framing::UntilClose; }
    const PackedPhrase &errorMessage() const { return m_error; }

    static constexpr std::size_t maxHeadBytes = 256UL * 1024;
    static constexpr std::size_t maxFields = 1000;

private:
    enum class Framing
    {
        None,
        Length,
        Chunked,
        UntilClose
    };
    enum class Chunk
    {
        Size,
        Data,
        DataEnd,
        Trailer
    };

    std::size_t feedHead(std::string_view bytes);
    std::size_t feedChunked(std::string_view bytes, std::string &body);
    bool parseHead(std::string_view text);
    bool parseStatusLine(std::string_view line, int &minorVersion);
    bool decideFraming(int minorVersion);
    bool takeChunkLine(std::string_view line);
    bool fail(PackedPhrase message);

    State m_state = State::Head;
    UpstreamResponseHead m_head;
    std::string m_buffer;
    Framing m_framing = Framing::None;
    Chunk m_chunk = Chunk::Size;
    std::size_t m_remaining = 0;
    bool m_keepsAlive = true;
    PackedPhrase m_error;
};

} // namespace ccr::proxy
