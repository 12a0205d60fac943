#pragma once

#include "tests/support/fake_provider.h"

#include <zlib.h>

namespace ccr::test {

/// The value of a header field of what a collector got; empty: it has none of that name.
inline QByteArray field(const FakeProvider::Request &request, const QByteArray &name)
{
    for (const QByteArray &line : request.head.split('\n'))
        if (line.toLower().startsWith(name.toLower() + ':')) return line.mid(name.size() + 1).trimmed();
    return {};
}

inline QByteArray inflated(const QByteArray &gzip)
{
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    QByteArray out(10'000'000, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(gzip.data()));
    stream.avail_in = static_cast<uInt>(gzip.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&stream, Z_FINISH);
    out.resize(static_cast<qsizetype>(stream.total_out));
    inflateEnd(&stream);
    return result == Z_STREAM_END ? out : QByteArray("no gzip");
}

} // namespace ccr::test
