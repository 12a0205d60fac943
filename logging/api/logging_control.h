#pragma once

#include "logging/api/feeds.h"
#include "logging/api/log.h"
#include "logging/api/logging_config.h"

namespace ccr::logging {

/// How the rest of the program sees the pipeline. Called from the thread that made it.
class LoggingControl
{
public:
    virtual ~LoggingControl() = default;
    virtual LogTarget &target() = 0;
    virtual const LogFeed *logFeed() const = 0;
    virtual const ExchangeFeed *exchangeFeed() const = 0;
    virtual LoggingConfig config() const = 0;
    virtual void applyConfig(const LoggingConfig &config) = 0;
    /// A momentary copy; any thread.
    virtual LoggingHealth health() const = 0;
    /// Blocks until everything submitted before is in the sinks, or the time is over. Returns whether it is.
    virtual bool flush(milliseconds timeout) = 0;
};

} // namespace ccr::logging
