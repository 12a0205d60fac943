#pragma once

#include "logging/api/logging_config.h"
#include "logging/base/clock.h"

#include <cstdint>

namespace ccr::logging {

/// The records from level error on of the hour before a moment.
struct ErrorCount
{
    enum class Source
    {
        Files,   ///< every one of them stands in a file and was counted there, once
        Alerts,  ///< some go to no file; the router's own count, which it keeps for the alerts
        Nowhere, ///< likewise, and nobody counts: the number is that of the files
        NotLogged,
    };
    Source source = Source::Files;
    std::uint64_t errors = 0;
};

/// Looks into as few of the file streams as hold all errors, whatever levels, limits and `dedupe` send where.
ErrorCount countErrors(const LoggingConfig &config, WallTime now);

} // namespace ccr::logging
