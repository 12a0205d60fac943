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
    /// Appends the plain bytes to `out`; false when the data is corrupt.
    bool decode(std::string_view piece, std::string &out);

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

} // namespace ccr::proxy
