#pragma once

#include "logging/base/clock.h"

#include <cstddef>

namespace ccr::proxy {

/// What one client may ask of the server. Over a limit it gets the named status and the connection is closed.
struct HttpLimits
{
    std::size_t requestLineBytes = 8 * 1024;  ///< 414
    std::size_t headerBytes = 64 * 1024;      ///< 431
    std::size_t headerFields = 100;           ///< 431
    std::size_t bodyBytes = 64 * 1024 * 1024; ///< 413
    milliseconds headerTimeout{10'000};       ///< 408, from the first byte of a request to the end of its head
    milliseconds bodyIdleTimeout{30'000};     ///< 408, between two pieces of a body
    milliseconds keepAliveTimeout{75'000};    ///< closed without an answer
    milliseconds writeStallTimeout{120'000};  ///< a client that reads nothing for this long is dropped
    int connections = 2048;                   ///< 503
    std::size_t writeHighWater = 256 * 1024;  ///< bytes waiting for a slow client before the upstream is paused
};

} // namespace ccr::proxy
