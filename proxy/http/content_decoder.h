#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace ccr::proxy {

/// Undoes a Content-Encoding while the body arrives. Providers are asked for identity, but some compress all the same.
class ContentDecoder
{
public:
    ContentDecoder();
    ~ContentDecoder();

    /// "", "identity", "gzip", "x-gzip" and "deflate" are known; false for any other.
    bool begin(std::string_view encoding);
    bool isIdentity() const { return !m_stream; }
    /// Appends the plain bytes to `out`; false when the data is corrupt. Stops when `out` is longer than `limit`: a few
    /// kilobytes can stand for gigabytes.
    bool decode(std::string_view piece, std::string &out, std::size_t limit = std::string::npos);
    /// The data has come to its end; without a Content-Encoding it has none of its own.
    bool isComplete() const;

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace ccr::proxy
