#include "logging/export/gzip_packer.h"

#include <zlib.h>

namespace ccr::logging {

namespace {

constexpr std::size_t packedBlock = 64UL * 1024;
constexpr int gzipWindow = 15 + 16; ///< 15 bits, and a gzip head

} // namespace

struct GzipPacker::State
{
    State() { isReady = deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK; }
    ~State()
    {
        if (isReady) deflateEnd(&stream);
    }
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    z_stream stream{};
    bool isReady = false;
};

GzipPacker::GzipPacker() : m_state(std::make_unique<State>()) {}
GzipPacker::~GzipPacker() = default;
GzipPacker::GzipPacker(GzipPacker &&) noexcept = default;

bool GzipPacker::pack(std::string &out, std::string_view text)
{
    return run(out, text, Z_NO_FLUSH);
}

bool GzipPacker::finish(std::string &out)
{
    return run(out, {}, Z_FINISH);
}

bool GzipPacker::run(std::string &out, std::string_view text, int flush)
{
    if (!m_state->isReady) return false;
    z_stream &stream = m_state->stream;
    // zlib does not write to its input; it only lacks the const.
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    int state = Z_OK;
    do {
        const std::size_t before = out.size();
        out.resize(before + packedBlock);
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + before);
        stream.avail_out = packedBlock;
        state = deflate(&stream, flush);
        out.resize(before + packedBlock - stream.avail_out);
        if (state == Z_STREAM_ERROR) return false;
    } while (stream.avail_out == 0 || (flush == Z_FINISH && state != Z_STREAM_END));
    return true;
}

} // namespace ccr::logging
