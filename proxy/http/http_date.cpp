#include "proxy/http/http_date.h"

#include "logging/base/clock.h"

#include <array>
#include <cstdio>

namespace ccr::proxy {

namespace {

// Not strftime: its names follow the locale.
constexpr std::array<const char *, 7> dayNames = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char *, 12> monthNames = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct DateText
{
    std::chrono::sys_seconds second{};
    std::array<char, 64> text{};
    std::size_t length = 0;
};

void format(DateText &out)
{
    const auto day = std::chrono::floor<std::chrono::days>(out.second);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(out.second - day);
    const int length = std::snprintf(
        out.text.data(), out.text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT", dayNames[std::chrono::weekday(day).c_encoding()],
        static_cast<unsigned>(date.day()), monthNames[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
        static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    out.length = static_cast<std::size_t>(length);
}

} // namespace

std::string_view httpDateNow()
{
    static thread_local DateText cached;
    const auto now = std::chrono::floor<std::chrono::seconds>(wallNow());
    if (cached.length == 0 || now != cached.second) {
        cached.second = now;
        format(cached);
    }
    return {cached.text.data(), cached.length};
}

} // namespace ccr::proxy
