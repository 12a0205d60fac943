#pragma once

#include "logging/base/clock.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace ccr::logging {

enum class BudgetPeriod
{
    Day,
    Month
};

/// A budget that is used up.
struct SpentBudget
{
    BudgetPeriod period = BudgetPeriod::Day;
    std::string currency; ///< ISO 4217; empty: it counts tokens
    double spent = 0;
    double limit = 0;
    WallTime until; ///< when the period ends and another one begins

    bool operator==(const SpentBudget &) const = default;
};

/// Which budgets are used up, for those who would spend more. Set by who counts; asked by any thread, at the cost of an atomic read
/// while there is none.
class BudgetGate
{
public:
    void set(std::vector<SpentBudget> spent);
    /// One whose period is not over; absent: there is none.
    std::optional<SpentBudget> spent(WallTime now) const;

private:
    std::atomic<bool> m_hasAny{false};
    mutable std::mutex m_mutex;
    std::vector<SpentBudget> m_spent;
};

} // namespace ccr::logging
