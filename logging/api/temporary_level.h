#pragma once

#include "logging/api/severity.h"
#include "logging/base/clock.h"

#include <string>

namespace ccr::logging {

/// A level that somebody asked for, for some time; see LoggingControl::setTemporaryLevel().
struct TemporaryLevel
{
    std::string component; ///< empty: all
    Severity level = Severity::Info;
    nanoseconds left{}; ///< until the configuration holds again
};

} // namespace ccr::logging
