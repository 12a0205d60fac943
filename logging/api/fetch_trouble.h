#pragma once

namespace ccr::logging {

/// Why something that is fetched from the web could not be had; a `detail` beside it says more where one is named.
enum class FetchTrouble
{
    None,
    NoAddress, ///< nobody has said where it is
    Address,   ///< one that may not be asked; detail: the address
    Config,    ///< the configuration cannot be read, and so the way out (PROXY_URL) is not known; detail: why
    Network,   ///< no answer; detail: why
    Status,    ///< detail: "404 Not Found"
    TooLarge,
    Unreadable, ///< not what it should be; detail: what is wrong with it
    Disk        ///< it cannot be kept; detail: why
};

} // namespace ccr::logging
