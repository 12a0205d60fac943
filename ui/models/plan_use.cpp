#include "ui/models/plan_use.h"

#include "logging/api/plan_quota.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::ui {

using logging::Money;
using logging::Outcome;
using logging::QuotaUnit;
using logging::QuotaWindow;

namespace {

constexpr auto fiveHours = logging::fiveHoursOfPlan;
constexpr auto week = std::chrono::hours(7 * 24);

std::int64_t minuteOf(WallTime time)
{
    return std::chrono::floor<std::chrono::minutes>(time).time_since_epoch().count();
}

std::int64_t quarterOf(WallTime time)
{
    return std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<900>>>(time).time_since_epoch().count();
}

} // namespace

std::optional<WallTime> PlanWindow::emptyAt(WallTime now) const
{
    if (!hasBegun || limit <= 0 || used <= 0 || used >= limit || now <= begin) return std::nullopt;
    const auto perUnit = std::chrono::duration<double>(now - begin) / used;
    const auto rest = perUnit * (limit - used);
    if (rest >= std::chrono::duration<double>(end - now)) return std::nullopt;
    return now + std::chrono::duration_cast<nanoseconds>(rest);
}

WallTime PlanUse::neededFrom(WallTime now) const
{
    // Five hours begin with a request: a week back somebody will have slept for five, and then it is certain when.
    const auto begin = [now](QuotaWindow kind, WallTime since) { return logging::quotaSpan(kind, now, since).first; };
    return std::min({now - week, begin(QuotaWindow::Week, m_plan.quota.since), begin(QuotaWindow::Month, m_plan.quota.since),
                     begin(QuotaWindow::Month, {})});
}

void PlanUse::add(const logging::ExchangeNumbers &numbers)
{
    const bool isAnswered = numbers.outcome == Outcome::Ok || numbers.tokens.known;
    if (!isAnswered) return;
    Minute &minute = m_minutes[minuteOf(numbers.startedAt)];
    minute.first = minute.requests == 0 ? numbers.startedAt : std::min(minute.first, numbers.startedAt);
    minute.requests += numbers.count;
    const logging::TokenCounts &tokens = numbers.tokens;
    minute.tokens += tokens.input + tokens.output + tokens.cacheRead + tokens.cacheWrite;
    // What was recorded before there was a plan has a cost instead.
    std::optional<Money> worth = numbers.planValue;
    if (!worth && numbers.cost && numbers.cost->amount > 0) worth = numbers.cost;
    const std::optional<double> money = worth ? inOwnCurrency(*worth) : std::nullopt;
    minute.money += money.value_or(0);
    if (!money) minute.withoutMoney += numbers.count;
    if (worth) m_worth[quarterOf(numbers.startedAt)][worth->currency] += worth->amount;
}

std::optional<double> PlanUse::inOwnCurrency(const Money &money) const
{
    const std::optional<double> rate = logging::exchangeRate(m_display, money.currency, m_plan.currency);
    return rate ? std::optional(money.amount * *rate) : std::nullopt;
}

std::optional<WallTime> PlanUse::lastFiveHours() const
{
    std::optional<WallTime> begin;
    for (const auto &[number, minute] : m_minutes)
        if (!begin || minute.first >= *begin + fiveHours) begin = minute.first;
    return begin;
}

PlanWindow PlanUse::window(QuotaWindow kind, WallTime now) const
{
    PlanWindow window{.kind = kind, .begin = now, .end = now + fiveHours};
    const auto limit = m_plan.quota.limits.find(kind);
    window.limit = limit == m_plan.quota.limits.end() ? 0 : limit->second;
    if (kind == QuotaWindow::FiveHours) {
        const std::optional<WallTime> begin = lastFiveHours();
        window.hasBegun = begin && now < *begin + fiveHours;
        if (!window.hasBegun) return window;
        window.begin = *begin;
        window.end = *begin + fiveHours;
    } else {
        std::tie(window.begin, window.end) = logging::quotaSpan(kind, now, m_plan.quota.since);
    }
    const Minute all = sum(window.begin, window.end);
    window.used = inUnit(all);
    if (m_plan.quota.unit == QuotaUnit::Money) window.uncounted = all.withoutMoney;
    return window;
}

double PlanUse::used(WallTime begin, WallTime end) const
{
    return inUnit(sum(begin, end));
}

std::map<std::string, double> PlanUse::worthThisMonth(WallTime now) const
{
    std::map<std::string, double> sums;
    const auto [begin, end] = logging::quotaSpan(QuotaWindow::Month, now, {});
    for (auto quarter = m_worth.lower_bound(quarterOf(begin)); quarter != m_worth.end() && quarter->first < quarterOf(end); ++quarter)
        for (const auto &[currency, amount] : quarter->second) sums[currency] += amount;
    return sums;
}

PlanUse::Minute PlanUse::sum(WallTime begin, WallTime end) const
{
    Minute all;
    for (auto minute = m_minutes.lower_bound(minuteOf(begin)); minute != m_minutes.end() && minute->second.first < end; ++minute) {
        all.requests += minute->second.requests;
        all.tokens += minute->second.tokens;
        all.money += minute->second.money;
        all.withoutMoney += minute->second.withoutMoney;
    }
    return all;
}

double PlanUse::inUnit(const Minute &sum) const
{
    switch (m_plan.quota.unit) {
    case QuotaUnit::Requests: return static_cast<double>(sum.requests);
    case QuotaUnit::Tokens: return static_cast<double>(sum.tokens);
    case QuotaUnit::Money: return sum.money;
    }
    return 0;
}

} // namespace ccr::ui
