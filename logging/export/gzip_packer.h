#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace ccr::logging {

/// Packs a text that comes in pieces into one gzip member (RFC 1952). One thread.
class GzipPacker
{
public:
    GzipPacker();
    ~GzipPacker();
    GzipPacker(GzipPacker &&) noexcept;
    GzipPacker &operator=(GzipPacker &&) = delete;

    /// Appends what is ready of the packed text; may be nothing. False: there is no memory.
    bool pack(std::string &out, std::string_view text);
    /// Appends the rest. Nothing may follow.
    bool finish(std::string &out);

private:
    struct State;
    bool run(std::string &out, std::string_view text, int flush);

    std::unique_ptr<State> m_state;
};

} // namespace ccr::logging
