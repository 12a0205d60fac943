#include "ui/models/plan_use.h"

#include <QDateTime>

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::ui {

using logging::Money;
using logging::Outcome;
using logging::QuotaUnit;
using logging::QuotaWindow;

namespace {

constexpr auto fiveHours = std::chrono::hours(5);
constexpr auto week = std::chrono::hours(7 * 24);

WallTime toTime(const QDateTime &moment)
{
    return WallTime(milliseconds(moment.toMSecsSinceEpoch()));
}

QDateTime localMoment(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(time));
}

std::int64_t minuteOf(WallTime time)
{
    return std::chrono::floor<std::chrono::minutes>(time).time_since_epoch().count();
}

std::int64_t quarterOf(WallTime time)
{
    return std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<900>>>(time).time_since_epoch().count();
}

std::pair<WallTime, WallTime> weekOf(WallTime now, WallTime since)
{
    if (since != WallTime()) {
        const auto past = std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<7 * 86400>>>(now - since);
        return {since + past, since + past + week};
    }
    const QDate today = localMoment(now).date();
    const QDate monday = today.addDays(1 - today.dayOfWeek());
    return {toTime(monday.startOfDay()), toTime(monday.addDays(7).startOfDay())};
}

std::pair<WallTime, WallTime> monthOf(WallTime now, WallTime since)
{
    const QDateTime moment = localMoment(now);
    if (since == WallTime()) {
        const QDate first(moment.date().year(), moment.date().month(), 1);
        return {toTime(first.startOfDay()), toTime(first.addMonths(1).startOfDay())};
    }
    const QDateTime begin = localMoment(since);
    int months = (moment.date().year() - begin.date().year()) * 12 + moment.date().month() - begin.date().month();
    if (begin.addMonths(months) > moment) --months;
    return {toTime(begin.addMonths(months)), toTime(begin.addMonths(months + 1))};
}

/// What one unit of `from` is in `to`, by the rates into the currency of the window.
std::optional<double> rateOf(const logging::DisplayCurrency &display, const std::string &from, const std::string &to)
{
    if (from == to) return 1;
    const auto intoShown = [&display](const std::string &currency) -> std::optional<double> {
        if (currency == display.currency) return 1;
        const auto rate = display.rates.find(currency);
        return rate == display.rates.end() ? std::nullopt : std::optional(rate->second);
    };
    const std::optional<double> first = intoShown(from);
    const std::optional<double> second = intoShown(to);
    return first && second ? std::optional(*first / *second) : std::nullopt;
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
    return std::min({now - week, weekOf(now, m_plan.quota.since).first, monthOf(now, m_plan.quota.since).first, monthOf(now, {}).first});
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
    const std::optional<double> rate = rateOf(m_display, money.currency, m_plan.currency);
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
        std::tie(window.begin, window.end) = kind == QuotaWindow::Week ? weekOf(now, m_plan.quota.since) : monthOf(now, m_plan.quota.since);
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
    const auto [begin, end] = monthOf(now, {});
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
