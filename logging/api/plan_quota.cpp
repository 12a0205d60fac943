#include "logging/api/plan_quota.h"

#include "logging/base/date_time.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Weeks = std::chrono::duration<std::int64_t, std::ratio<7 * 86400>>;

std::pair<WallTime, WallTime> weekOf(WallTime now, WallTime since)
{
    if (since != WallTime()) {
        const auto past = std::chrono::floor<Weeks>(now - since);
        return {since + past, since + past + Weeks(1)};
    }
    const QDate today = localDay(now);
    const QDate monday = today.addDays(1 - today.dayOfWeek());
    return {beginOfDay(monday), beginOfDay(monday.addDays(7))};
}

std::pair<WallTime, WallTime> monthOf(WallTime now, WallTime since)
{
    const QDateTime moment = localTime(now);
    if (since == WallTime()) {
        const QDate first(moment.date().year(), moment.date().month(), 1);
        return {beginOfDay(first), beginOfDay(first.addMonths(1))};
    }
    const QDateTime begin = localTime(since);
    int months = (moment.date().year() - begin.date().year()) * 12 + moment.date().month() - begin.date().month();
    if (begin.addMonths(months) > moment) --months;
    return {wallTime(begin.addMonths(months)), wallTime(begin.addMonths(months + 1))};
}

} // namespace

std::pair<WallTime, WallTime> quotaSpan(QuotaWindow window, WallTime now, WallTime since)
{
    return window == QuotaWindow::Month ? monthOf(now, since) : weekOf(now, since);
}

std::optional<double> exchangeRate(const DisplayCurrency &display, const std::string &from, const std::string &to)
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

QLatin1StringView toString(QuotaWindow window)
{
    switch (window) {
    case QuotaWindow::FiveHours: return "5h"_L1;
    case QuotaWindow::Week: return "week"_L1;
    case QuotaWindow::Month: return "month"_L1;
    }
    return {};
}

QLatin1StringView toString(QuotaUnit unit)
{
    switch (unit) {
    case QuotaUnit::Requests: return "requests"_L1;
    case QuotaUnit::Tokens: return "tokens"_L1;
    case QuotaUnit::Money: return "money"_L1;
    }
    return {};
}

} // namespace ccr::logging
