#pragma once

#include "logging/base/clock.h"

#include <QDate>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

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

/// What a public list says that a model costs.
struct ListPrice
{
    Price price;            ///< whose pattern is a whole name, in small letters; whose provider is the list's name of who asks for it
    std::int64_t above = 0; ///< tokens: holds for longer prompts alone
    QDate checked;          ///< when the list was looked at

    bool operator==(const ListPrice &) const = default;
};

/// The prices that the user took over from a list that was fetched. Cheap to copy; any thread.
class SyncedPrices
{
public:
    SyncedPrices() = default;
    explicit SyncedPrices(std::vector<ListPrice> prices);

    /// By name, then by who asks for it, then by `above`.
    std::span<const ListPrice> all() const { return m_prices ? std::span<const ListPrice>(*m_prices) : std::span<const ListPrice>(); }
    bool operator==(const SyncedPrices &other) const;

private:
    std::shared_ptr<const std::vector<ListPrice>> m_prices;
};

/// Whose price it is; the first that has one for a model counts.
enum class PriceSource
{
    Mine,
    Synced,
    BuiltIn
};

/// What a plan's quota is counted in.
enum class QuotaUnit
{
    Requests, ///< that were answered
    Tokens,   ///< of every kind together
    Money     ///< what they would have cost by price, in the currency of the plan
};

/// After how long a plan lets one begin anew.
enum class QuotaWindow
{
    FiveHours, ///< since the first request after the window before it
    Week,
    Month
};

/// How much a plan allows in its windows.
struct PlanQuota
{
    QuotaUnit unit = QuotaUnit::Requests;
    std::map<QuotaWindow, double> limits; ///< above 0; a window without one does not limit
    WallTime since;                       ///< when some week and some month began; the epoch: on Monday and on the first, at midnight

    bool operator==(const PlanQuota &) const = default;
};

/// A flat rate: what is asked within it costs nothing more.
struct Plan
{
    double fee = 0; ///< for a month
    std::string currency = "USD";
    PlanQuota quota = {};

    bool operator==(const Plan &) const = default;
};

/// What a provider makes of the prices of its models, of one's own and of those of the lists.
struct ProviderTerms
{
    double multiplier = 1;
    std::optional<Plan> plan = {};
    std::map<std::string, double> models = {}; ///< instead, by pattern of models in small letters; the longest first

    bool operator==(const ProviderTerms &) const = default;
};
using TermsOfProviders = std::map<std::string, ProviderTerms>; ///< by name in small letters

/// Where a list of prices may be fetched, which nobody does unless the user wants it.
struct PriceSyncConfig
{
    bool enabled = false;
    std::string url = "https://models.dev/api.json";

    bool operator==(const PriceSyncConfig &) const = default;
};

/// In which currency amounts are shown, at rates that the user gives.
struct DisplayCurrency
{
    std::string currency;                ///< empty: each amount in its own
    std::map<std::string, double> rates; ///< what one unit of another currency is worth in it

    bool operator==(const DisplayCurrency &) const = default;
};

} // namespace ccr::logging
