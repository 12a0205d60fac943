#pragma once

#include "logging/api/exchange_numbers.h"
#include "logging/api/price.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace ccr::ui {

/// What of a plan is used in a window of it.
struct PlanWindow
{
    logging::QuotaWindow kind = logging::QuotaWindow::FiveHours;
    WallTime begin;
    WallTime end;         ///< then everything is there again
    bool hasBegun = true; ///< false: the next request begins it, and what `begin` and `end` say is as if that came now
    double limit = 0;     ///< in the unit of the quota; 0: none
    double used = 0;
    std::int64_t uncounted = 0; ///< requests whose part is not known: money without a price or a rate

    double share() const { return limit > 0 ? used / limit : 0; }
    double left() const { return used < limit ? limit - used : 0; }
    /// When everything is used if it goes on as it did since `begin`. Absent: not before the end, or nothing is used, or it is all gone.
    std::optional<WallTime> emptyAt(WallTime now) const;
};

/// What was asked of the provider of a plan, by the minute: bounded by the time that it is added for. One thread.
class PlanUse
{
public:
    /// What it was worth in the plan's currency needs the rates of `display`.
    PlanUse(logging::Plan plan, logging::DisplayCurrency display) : m_plan(std::move(plan)), m_display(std::move(display)) {}

    /// From when on requests have to be added for all windows that hold `now`.
    WallTime neededFrom(WallTime now) const;
    /// In any order; a request that failed is passed over, since no plan counts it.
    void add(const logging::ExchangeNumbers &numbers);
    PlanWindow window(logging::QuotaWindow kind, WallTime now) const;
    /// In the unit of the quota, from `begin` to before `end`.
    double used(WallTime begin, WallTime end) const;
    /// What requests of this month would have cost by price, by the currency of the price.
    std::map<std::string, double> worthThisMonth(WallTime now) const;
    const logging::Plan &plan() const { return m_plan; }

private:
    struct Minute
    {
        WallTime first;
        std::int64_t requests = 0;
        std::int64_t tokens = 0;
        double money = 0; ///< in the currency of the plan
        std::int64_t withoutMoney = 0;
    };
    Minute sum(WallTime begin, WallTime end) const;
    double inUnit(const Minute &sum) const;
    std::optional<double> inOwnCurrency(const logging::Money &money) const;
    std::optional<WallTime> lastFiveHours() const;

    logging::Plan m_plan;
    logging::DisplayCurrency m_display;
    std::map<std::int64_t, Minute> m_minutes; ///< by minutes since the epoch
    /// By quarters of an hour since the epoch, of which every midnight begins one; then by currency.
    std::map<std::int64_t, std::map<std::string, double>> m_worth;
};

} // namespace ccr::ui
