#include "logging/format/time_text.h"

#include <cstring>

namespace ccr::logging {

namespace {

using std::chrono::seconds;

void putDigits(char *end, unsigned number, int width)
{
    for (; width > 0; --width, number /= 10) *--end = static_cast<char>('0' + number % 10);
}

std::int64_t secondOf(WallTime time)
{
    return std::chrono::floor<seconds>(time).time_since_epoch().count();
}

std::int64_t nanosOf(WallTime time)
{
    return (time - std::chrono::floor<seconds>(time)).count();
}

} // namespace

void appendPadded(std::string &out, std::int64_t number, int width)
{
    char text[20];
    putDigits(text + width, static_cast<unsigned>(number), width);
    out.append(text, static_cast<std::size_t>(width));
}

void IsoTime::appendSecond(std::string &out, WallTime time)
{
    const std::int64_t second = secondOf(time);
    if (second != m_second) {
        m_second = second;
        const auto day = std::chrono::floor<std::chrono::days>(time);
        const std::chrono::year_month_day date(day);
        const auto ofDay = static_cast<unsigned>(std::chrono::floor<seconds>(time - day).count());
        std::memcpy(m_text, "0000-00-00T00:00:00.", 20);
        putDigits(m_text + 4, static_cast<unsigned>(static_cast<int>(date.year())), 4); // nanoseconds reach from 1677 to 2262
        putDigits(m_text + 7, static_cast<unsigned>(date.month()), 2);
        putDigits(m_text + 10, static_cast<unsigned>(date.day()), 2);
        putDigits(m_text + 13, ofDay / 3600, 2);
        putDigits(m_text + 16, ofDay / 60 % 60, 2);
        putDigits(m_text + 19, ofDay % 60, 2);
    }
    out.append(m_text, sizeof m_text);
}

void ReadableTime::append(std::string &out, WallTime time)
{
    m_format == TimeFormat::IsoNano ? m_iso.appendNanos(out, time) : m_iso.appendMillis(out, time);
}

void IsoTime::appendMillis(std::string &out, WallTime time)
{
    appendSecond(out, time);
    appendPadded(out, nanosOf(time) / 1'000'000, 3);
    out += 'Z';
}

void IsoTime::appendNanos(std::string &out, WallTime time)
{
    appendSecond(out, time);
    appendPadded(out, nanosOf(time), 9);
    out += 'Z';
}

} // namespace ccr::logging
