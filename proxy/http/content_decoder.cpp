#include "proxy/http/content_decoder.h"

#include "proxy/http/http_message.h"

#include <zlib.h>

namespace ccr::proxy {

struct ContentDecoder::Stream
{
    z_stream zlib{};
    bool ready = false;
    bool ended = false;
    ~Stream()
    {
        if (ready) inflateEnd(&zlib);
    }
};

ContentDecoder::ContentDecoder() = default;
ContentDecoder::~ContentDecoder() = default;

bool ContentDecoder::begin(std::string_view encoding)
{
    m_stream.reset();
    if (encoding.empty() || equalsIgnoringCase(encoding, "identity")) return true;
    const bool known =
        equalsIgnoringCase(encoding, "gzip") || equalsIgnoringCase(encoding, "x-gzip") || equalsIgnoringCase(encoding, "deflate");
    if (!known) return false;
    m_stream = std::make_unique<Stream>();
    constexpr int anyHeader = MAX_WBITS + 32; // zlib finds out whether the header is gzip's or its own
    m_stream->ready = inflateInit2(&m_stream->zlib, anyHeader) == Z_OK;
    return m_stream->ready;
}

bool ContentDecoder::decode(std::string_view piece, std::string &out, std::size_t limit)
{
    z_stream &zlib = m_stream->zlib;
    zlib.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(piece.data())); // zlib does not write to it
    zlib.avail_in = static_cast<uInt>(piece.size());
    char plain[16 * 1024];
    while (zlib.avail_in > 0 && !m_stream->ended) {
        zlib.next_out = reinterpret_cast<Bytef *>(plain);
        zlib.avail_out = sizeof plain;
        const int result = inflate(&zlib, Z_SYNC_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) return false;
        out.append(plain, sizeof plain - zlib.avail_out);
        m_stream->ended = result == Z_STREAM_END;
        if (result == Z_BUF_ERROR || out.size() > limit) break;
    }
    return true;
}

bool ContentDecoder::isComplete() const
{
    return isIdentity() || m_stream->ended;
}

} // namespace ccr::proxy
