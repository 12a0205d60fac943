#pragma once

#include "logging/base/clock.h"

#include <map>
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
    double perRequest = 0; ///< for each request besides its tokens
    WallTime validFrom;    ///< of several that match, the newest that was valid when the exchange began

    bool operator==(const Price &) const = default;
};

/// A flat rate: what is asked within it costs nothing more.
struct Plan
{
    double fee = 0; ///< for a month
    std::string currency = "USD";

    bool operator==(const Plan &) const = default;
};

/// What a provider makes of the prices of its models, of one's own and of those of the lists.
struct ProviderTerms
{
    double multiplier = 1;
    std::optional<Plan> plan = {};

    bool operator==(const ProviderTerms &) const = default;
};
using TermsOfProviders = std::map<std::string, ProviderTerms>; ///< by name in small letters

/// In which currency amounts are shown, at rates that the user gives.
struct DisplayCurrency
{
    std::string currency;                ///< empty: each amount in its own
    std::map<std::string, double> rates; ///< what one unit of another currency is worth in it

    bool operator==(const DisplayCurrency &) const = default;
};

} // namespace ccr::logging
