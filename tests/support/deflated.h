#pragma once

#include <string>

#include <zlib.h>

namespace ccr::test {

inline constexpr int gzipBits = 15 + 16; ///< windowBits of zlib's manual: gzip
inline constexpr int zlibBits = 15;      ///< what HTTP calls deflate

inline std::string deflated(const std::string &text, int windowBits)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    std::string in = text;
    std::string out(text.size() + text.size() / 100 + 200, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

} // namespace ccr::test
