#include "logging/format/date_mask.h"

#include "logging/format/time_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

struct NamedMask
{
    QLatin1StringView name;
    std::string_view mask;
};

constexpr NamedMask namedMasks[] = {
    {QLatin1StringView("default"), "ddd mmm dd yyyy HH:MM:ss"},
    {QLatin1StringView("shortDate"), "m/d/yy"},
    {QLatin1StringView("paddedShortDate"), "mm/dd/yyyy"},
    {QLatin1StringView("mediumDate"), "mmm d, yyyy"},
    {QLatin1StringView("longDate"), "mmmm d, yyyy"},
    {QLatin1StringView("fullDate"), "dddd, mmmm d, yyyy"},
    {QLatin1StringView("shortTime"), "h:MM TT"},
    {QLatin1StringView("mediumTime"), "h:MM:ss TT"},
    {QLatin1StringView("longTime"), "h:MM:ss TT Z"},
    {QLatin1StringView("isoDate"), "yyyy-mm-dd"},
    {QLatin1StringView("isoTime"), "HH:MM:ss"},
    {QLatin1StringView("isoDateTime"), "yyyy-mm-dd'T'HH:MM:sso"},
    {QLatin1StringView("isoUtcDateTime"), "UTC:yyyy-mm-dd'T'HH:MM:ss'Z'"},
    {QLatin1StringView("expiresHeaderFormat"), "ddd, dd mmm yyyy HH:MM:ss Z"},
};

constexpr std::string_view standardMask = "yyyy-mm-dd HH:MM:ss.l o";
constexpr std::string_view timeOfDayMask = "HH:MM:ss.l";

constexpr std::array dayNames = {"Sunday"sv, "Monday"sv, "Tuesday"sv, "Wednesday"sv, "Thursday"sv, "Friday"sv, "Saturday"sv};
constexpr std::array monthNames = {"January"sv, "February"sv, "March"sv,     "April"sv,   "May"sv,      "June"sv,
                                   "July"sv,    "August"sv,   "September"sv, "October"sv, "November"sv, "December"sv};
constexpr std::size_t shortName = 3;

std::size_t runLength(std::string_view text, std::size_t most)
{
    std::size_t length = 1;
    while (length < most && length < text.size() && text[length] == text[0]) ++length;
    return length;
}

// Length of the token at the start of `text`; 0: a character that stands for itself.
std::size_t tokenLength(std::string_view text)
{
    switch (text.front()) {
    case 'd':
    case 'm': return runLength(text, 4);
    case 'D': {
        const std::size_t length = runLength(text, 4);
        return length >= 3 ? length : 0;
    }
    case 'y': {
        const std::size_t length = runLength(text, 4);
        return length == 4 ? 4 : length >= 2 ? 2 : 0;
    }
    case 'H':
    case 'h':
    case 'M':
    case 's':
    case 'T':
    case 't':
    case 'W': return runLength(text, 2);
    case 'L':
    case 'l':
    case 'o':
    case 'p':
    case 'S':
    case 'Z':
    case 'N': return 1;
    default: return 0;
    }
}

std::string_view ordinal(int day)
{
    if (day / 10 == 1) return "th";
    return day % 10 == 1 ? "st"sv : day % 10 == 2 ? "nd"sv : day % 10 == 3 ? "rd"sv : "th"sv;
}

// ISO 8601 week.
int weekOf(const std::tm &parts)
{
    char text[4];
    std::strftime(text, sizeof text, "%V", &parts);
    return std::atoi(text);
}

// "Today" and its neighbours, else nothing.
std::string_view relativeDay(const std::tm &parts, bool utc, bool isShort)
{
    for (const int offset : {0, -1, 1}) {
        const std::time_t other = std::time(nullptr) + offset * 86'400;
        std::tm day{};
        utc ? gmtime_r(&other, &day) : localtime_r(&other, &day);
        if (day.tm_year != parts.tm_year || day.tm_yday != parts.tm_yday) continue;
        if (offset == 0) return isShort ? "Tdy" : "Today";
        if (offset < 0) return isShort ? "Ysd" : "Yesterday";
        return isShort ? "Tmw" : "Tomorrow";
    }
    return {};
}

void appendOffset(std::string &out, long seconds, bool withColon)
{
    const long minutes = std::labs(seconds) / 60;
    out += seconds < 0 ? '-' : '+';
    appendPadded(out, minutes / 60, 2);
    if (withColon) out += ':';
    appendPadded(out, minutes % 60, 2);
}

void appendNumber(std::string &out, int number, std::size_t width)
{
    appendPadded(out, number, width == 1 && number > 9 ? 2 : static_cast<int>(width));
}

} // namespace

DateMask::DateMask(const QString &pattern)
{
    const QString upper = pattern.toUpper();
    if (pattern.isEmpty() || upper == u"TRUE" || upper == u"SYS:STANDARD") {
        compile(upper == u"SYS:STANDARD" ? standardMask : timeOfDayMask);
        return;
    }
    const bool hasPrefix = upper.startsWith(u"SYS:") || upper.startsWith(u"UTC:") || upper.startsWith(u"GMT:");
    m_utc = !upper.startsWith(u"SYS:");
    m_gmt = upper.startsWith(u"GMT:");
    const QString name = hasPrefix ? pattern.mid(4) : pattern;
    std::string mask = name.toStdString();
    for (const NamedMask &known : namedMasks)
        if (known.name == name) mask = known.mask;
    if (mask.starts_with("UTC:")) {
        m_utc = true;
        mask.erase(0, 4);
    }
    compile(mask);
}

void DateMask::compile(std::string_view mask)
{
    const auto addText = [this](std::string_view text) {
        if (m_pieces.empty() || m_pieces.back().isToken) m_pieces.emplace_back();
        m_pieces.back().text += text;
    };
    while (!mask.empty()) {
        if (const std::size_t length = tokenLength(mask)) {
            m_pieces.push_back({std::string(mask.substr(0, length)), true});
            mask.remove_prefix(length);
            continue;
        }
        const std::size_t close = mask.front() == '\'' || mask.front() == '"' ? mask.find(mask.front(), 1) : std::string_view::npos;
        if (close != std::string_view::npos) {
            addText(mask.substr(1, close - 1));
            mask.remove_prefix(close + 1);
        } else {
            addText(mask.substr(0, 1));
            mask.remove_prefix(1);
        }
    }
}

QString DateMask::strayLetters(const QString &pattern)
{
    const QString name = pattern.section(u':', -1);
    if (std::any_of(std::begin(namedMasks), std::end(namedMasks), [&name](const NamedMask &known) { return known.name == name; }))
        return {};
    QString unquoted = pattern;
    for (const QChar quote : {QChar(u'\''), QChar(u'"')}) {
        for (qsizetype open = unquoted.indexOf(quote); open >= 0; open = unquoted.indexOf(quote, open)) {
            const qsizetype close = unquoted.indexOf(quote, open + 1);
            if (close < 0) break;
            unquoted.remove(open, close - open + 1);
        }
    }
    QString letters;
    for (const Piece &piece : DateMask(unquoted).m_pieces)
        for (const QChar c : piece.isToken ? QString() : QString::fromStdString(piece.text))
            if (c.isLetter()) letters += c;
    return letters;
}

void DateMask::append(std::string &out, WallTime time)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    convert(second.time_since_epoch().count());
    const int millis = static_cast<int>((time - second).count() / 1'000'000);
    for (const Piece &piece : m_pieces) {
        if (!piece.isToken)
            out += piece.text;
        else if ("dDmyWNS"sv.find(piece.text.front()) != std::string_view::npos)
            appendDate(out, piece.text);
        else
            appendClock(out, piece.text, millis);
    }
}

void DateMask::convert(std::int64_t second)
{
    if (second == m_second) return;
    m_second = second;
    const auto clock = static_cast<std::time_t>(second);
    m_utc ? gmtime_r(&clock, &m_parts) : localtime_r(&clock, &m_parts);
}

void DateMask::appendDate(std::string &out, std::string_view token) const
{
    const std::size_t width = token.size();
    const std::string_view day = dayNames[static_cast<std::size_t>(m_parts.tm_wday)];
    const std::string_view month = monthNames[static_cast<std::size_t>(m_parts.tm_mon)];
    const int year = m_parts.tm_year + 1900;
    switch (token.front()) {
    case 'd':
        if (width <= 2) return appendNumber(out, m_parts.tm_mday, width);
        out += width == 3 ? day.substr(0, shortName) : day;
        return;
    case 'D': {
        const std::string_view relative = relativeDay(m_parts, m_utc, width == 3);
        out += !relative.empty() ? relative : width == 3 ? day.substr(0, shortName) : day;
        return;
    }
    case 'm':
        if (width <= 2) return appendNumber(out, m_parts.tm_mon + 1, width);
        out += width == 3 ? month.substr(0, shortName) : month;
        return;
    case 'y': return width == 2 ? appendPadded(out, year % 100, 2) : appendPadded(out, year, 4);
    case 'W': return appendNumber(out, weekOf(m_parts), width);
    case 'N': return appendPadded(out, m_parts.tm_wday == 0 ? 7 : m_parts.tm_wday, 1);
    default: out += ordinal(m_parts.tm_mday);
    }
}

void DateMask::appendClock(std::string &out, std::string_view token, int millis) const
{
    const std::size_t width = token.size();
    const bool isMorning = m_parts.tm_hour < 12;
    switch (token.front()) {
    case 'H': return appendNumber(out, m_parts.tm_hour, width);
    case 'h': return appendNumber(out, m_parts.tm_hour % 12 == 0 ? 12 : m_parts.tm_hour % 12, width);
    case 'M': return appendNumber(out, m_parts.tm_min, width);
    case 's': return appendNumber(out, m_parts.tm_sec, width);
    case 'l': return appendPadded(out, millis, 3);
    case 'L': return appendPadded(out, millis / 10, 2);
    case 't': out += std::string_view(isMorning ? "am" : "pm").substr(0, width); return;
    case 'T': out += std::string_view(isMorning ? "AM" : "PM").substr(0, width); return;
    case 'o': return appendOffset(out, m_utc ? 0 : m_parts.tm_gmtoff, false);
    case 'p': return appendOffset(out, m_utc ? 0 : m_parts.tm_gmtoff, true);
    default: out += m_gmt ? "GMT" : m_utc ? "UTC" : m_parts.tm_zone;
    }
}

} // namespace ccr::logging
