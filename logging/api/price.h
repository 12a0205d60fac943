#pragma once

#include "logging/base/clock.h"

#include <optional>
#include <string>

namespace ccr::logging {

/// What a model costs, per million tokens.
struct Price
{
    std::string pattern;  ///< of the served model, case does not matter: "gpt-4o*"; * stands for any text
    std::string provider; ///< empty: any
    std::string currency = "USD";
    double input = 0;
    double output = 0;
    std::optional<double> cacheRead; ///< absent: as input
    std::optional<double> cacheWrite;
    WallTime validFrom; ///< of several that match, the newest that was valid when the exchange began

    bool operator==(const Price &) const = default;
};

} // namespace ccr::logging
