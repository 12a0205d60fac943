#include "logging/query/line_facts.h"

#include "logging/base/date_time.h"
#include "logging/query/record_line.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ccr::logging {

namespace {

constexpr std::size_t farthest = 4096;      ///< bytes of a line in which level and time are looked for
constexpr std::size_t levelWithinText = 64; ///< of a line that is no JSON

/// The value of a member, from its first byte on; empty when there is no such member. `isNested`: another object or list begins
/// before it, so that the member may be somebody else's.
std::string_view valueOf(std::string_view line, std::string_view key, bool &isNested)
{
    const auto skipSpaces = [](std::string_view text) {
        while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
        return text;
    };
    for (std::size_t found = line.find(key); found != std::string_view::npos; found = line.find(key, found + 1)) {
        const std::string_view rest = skipSpaces(line.substr(found + key.size()));
        if (!rest.starts_with(':')) continue; // a value of this text
        isNested = isNested || line.substr(1, found).find_first_of("{[") != std::string_view::npos;
        return skipSpaces(rest.substr(1));
    }
    return {};
}

std::optional<std::int64_t> numberAt(std::string_view value)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end == value.data() + value.size() || *end == '.' || *end == 'e') return std::nullopt;
    return number;
}

std::optional<std::string_view> textAt(std::string_view value)
{
    if (!value.starts_with('"')) return std::nullopt;
    const std::size_t end = value.find_first_of("\"\\", 1);
    if (end == std::string_view::npos || value[end] == '\\') return std::nullopt;
    return value.substr(1, end - 1);
}

std::optional<Severity> severityAt(std::string_view value)
{
    if (const auto number = numberAt(value)) return severityFromNumber(*number);
    if (const auto text = textAt(value)) return severityFromString(*text);
    return std::nullopt;
}

std::optional<WallTime> timeAt(std::string_view value)
{
    if (const auto number = numberAt(value)) return timeFromNumber(*number);
    if (const auto text = textAt(value)) return timeFromText(*text);
    return std::nullopt;
}

int digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

// Days since 1970 of a date of the Gregorian calendar (Howard Hinnant's days_from_civil is in the standard as sys_days).
std::optional<std::int64_t> daysOf(int year, int month, int day)
{
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (year < 0 || !date.ok()) return std::nullopt;
    return sys_days(date).time_since_epoch().count();
}

} // namespace

struct LineFactsReader::Slow
{
    RecordLineReader reader;
};

LineFactsReader::LineFactsReader() : m_slow(std::make_unique<Slow>()) {}
LineFactsReader::~LineFactsReader() = default;

LineFacts LineFactsReader::slow(std::string_view line) const
{
    const LogRecord record = m_slow->reader.read(line);
    LineFacts facts{.severity = record.severity};
    if (record.time != WallTime()) facts.time = record.time;
    return facts;
}

LineFacts LineFactsReader::read(std::string_view line, bool wantsTime)
{
    if (!line.starts_with('{')) {
        return {.severity = levelOfText(line).value_or(Severity::Info), .time = wantsTime ? timeOfText(line) : std::nullopt};
    }
    const std::string_view head = line.substr(0, farthest);
    bool isNested = false;
    std::string_view level = valueOf(head, "\"level\"", isNested);
    if (level.empty()) level = valueOf(head, "\"log.level\"", isNested);
    std::string_view time;
    for (const std::string_view key : {"\"time\"", "\"@timestamp\"", "\"timestamp\""}) {
        if (!wantsTime || !time.empty()) break;
        time = valueOf(head, key, isNested);
    }
    const bool isMissing = level.empty() || (wantsTime && time.empty());
    if (isNested || (isMissing && line.size() > farthest)) return slow(line);
    LineFacts facts;
    if (!level.empty()) {
        const auto severity = severityAt(level);
        if (!severity) return slow(line);
        facts.severity = *severity;
    }
    if (!time.empty()) facts.time = timeAt(time);
    if (!time.empty() && !facts.time) return slow(line);
    return facts;
}

Severity severityFromNumber(std::int64_t number)
{
    constexpr std::array levels{Severity::Fatal, Severity::Error, Severity::Warn, Severity::Info, Severity::Debug};
    for (const Severity level : levels)
        if (number >= static_cast<int>(level)) return level;
    return Severity::Trace;
}

WallTime timeFromNumber(std::int64_t number)
{
    constexpr std::int64_t mostSeconds = 100'000'000'000;
    if (number < mostSeconds) return wallTimeAt(std::max(number, -mostSeconds) * 1000);
    if (number < mostSeconds * 1000) return wallTimeAt(number);
    return WallTime(nanoseconds(number));
}

// 2026-01-02T03:04:05.678Z, 2026-01-02 03:04:05,678, +08:00; without a zone the local one. QDateTime, which reads more shapes,
// takes a hundred times as long.
std::optional<WallTime> timeFromText(std::string_view text)
{
    const int hour = digitsAt(text, 11, 2);
    const int minute = digitsAt(text, 14, 2);
    const int second = digitsAt(text, 17, 2);
    const auto days = daysOf(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2));
    if (!days || hour < 0 || minute < 0 || second < 0 || text[4] != '-' || (text[10] != 'T' && text[10] != ' ')) return std::nullopt;
    const std::int64_t seconds = ((*days * 24 + hour) * 60 + minute) * 60 + second;
    std::size_t at = 19;
    std::int64_t fraction = 0;
    if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
        std::int64_t unit = 100'000'000;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10) fraction += (text[at] - '0') * unit;
    }
    const auto utc = [&](std::int64_t offsetMinutes) { return wallTimeAt((seconds - offsetMinutes * 60) * 1000) + nanoseconds(fraction); };
    if (at < text.size() && text[at] == 'Z') return utc(0);
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
        const int hours = digitsAt(text, at + 1, 2);
        const int minutes = digitsAt(text, at + 3 < text.size() && text[at + 3] == ':' ? at + 4 : at + 3, 2);
        if (hours >= 0) return utc((text[at] == '-' ? -1 : 1) * (hours * 60 + std::max(0, minutes)));
    }
    const QDateTime local(QDate(1970, 1, 1).addDays(*days), QTime(hour, minute, std::min(second, 59)));
    return local.isValid() ? std::optional(wallTime(local) + nanoseconds(fraction)) : std::nullopt;
}

std::optional<WallTime> timeOfText(std::string_view line)
{
    if (line.starts_with('[')) line.remove_prefix(1);
    return line.size() >= 19 && line[0] >= '0' && line[0] <= '9' ? timeFromText(line.substr(0, 40)) : std::nullopt;
}

std::optional<Severity> levelOfText(std::string_view line)
{
    constexpr std::array<std::pair<std::string_view, Severity>, 9> names{{{"TRACE", Severity::Trace},
                                                                          {"DEBUG", Severity::Debug},
                                                                          {"INFO", Severity::Info},
                                                                          {"WARNING", Severity::Warn},
                                                                          {"WARN", Severity::Warn},
                                                                          {"ERROR", Severity::Error},
                                                                          {"ERR", Severity::Error},
                                                                          {"FATAL", Severity::Fatal},
                                                                          {"CRITICAL", Severity::Fatal}}};
    const std::string_view head = line.substr(0, levelWithinText);
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    for (std::size_t at = 0; at < head.size();) {
        if (!isLetter(head[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < head.size() && isLetter(head[end])) ++end;
        const std::string_view word = head.substr(at, end - at);
        const bool isBracketed = at > 0 && (head[at - 1] == '[' || head[at - 1] == '<' || head[at - 1] == '(');
        for (const auto &[name, severity] : names) {
            const bool isSame = word.size() == name.size() && std::equal(word.begin(), word.end(), name.begin(), [&](char a, char b) {
                                    return a == b || (isBracketed && a >= 'a' && a - ('a' - 'A') == b);
                                });
            if (isSame) return severity;
        }
        at = end;
    }
    return std::nullopt;
}

} // namespace ccr::logging
