#include "logging/query/query_operand.h"

#include "logging/api/severity.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

struct Unit
{
    QStringView name;
    double factor;
};

constexpr Unit durations[] = {{u"ms", 1}, {u"us", 0.001}, {u"s", 1000}, {u"m", 60'000}, {u"h", 3'600'000}, {u"d", 86'400'000}};
constexpr Unit counts[] = {{u"k", 1e3}, {u"K", 1e3}, {u"M", 1e6}, {u"G", 1e9}};
constexpr double kibi = 1024;
constexpr Unit sizes[] = {{u"b", 1},
                          {u"k", kibi},
                          {u"K", kibi},
                          {u"kb", kibi},
                          {u"KB", kibi},
                          {u"KiB", kibi},
                          {u"M", kibi *kibi},
                          {u"MB", kibi *kibi},
                          {u"MiB", kibi *kibi},
                          {u"m", kibi *kibi},
                          {u"G", kibi *kibi *kibi},
                          {u"GB", kibi *kibi *kibi}};

std::optional<double> plain(QStringView text)
{
    bool ok = false;
    const double number = QLocale::c().toDouble(text, &ok);
    if (!ok || !std::isfinite(number)) return std::nullopt;
    return number;
}

template <std::size_t size>
std::optional<double> withUnit(QStringView text, const Unit (&units)[size])
{
    qsizetype digits = text.size();
    while (digits > 0 && text[digits - 1].isLetter()) --digits;
    const QStringView name = text.sliced(digits);
    if (name.isEmpty()) return plain(text);
    for (const Unit &unit : units) {
        if (unit.name != name) continue;
        const std::optional<double> number = plain(text.first(digits));
        if (number) return *number * unit.factor;
    }
    return std::nullopt;
}

double toMs(const QDateTime &time)
{
    return static_cast<double>(time.toMSecsSinceEpoch());
}

struct Span
{
    double begin;
    std::optional<double> end;
};

std::optional<Span> timeSpan(QStringView text, WallTime now)
{
    const auto nowMs = static_cast<double>(millisSinceEpoch(now));
    if (text == u"now") return Span{nowMs, {}};
    if (text.startsWith(u'-')) {
        const auto ago = withUnit(text.sliced(1), durations);
        return ago ? std::optional(Span{nowMs - *ago, {}}) : std::nullopt;
    }
    const QString string = text.toString();
    constexpr double minute = 60'000;
    const QDate today = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(nowMs)).date();
    if (const QTime time = QTime::fromString(string, u"H:mm"_s); time.isValid()) {
        const double begin = toMs(QDateTime(today, time));
        return Span{begin, begin + minute};
    }
    if (const QTime time = QTime::fromString(string, u"H:mm:ss"_s); time.isValid()) {
        const double begin = toMs(QDateTime(today, time));
        return Span{begin, begin + 1000};
    }
    if (text.size() == 10) {
        const QDate date = QDate::fromString(string, Qt::ISODate);
        if (date.isValid()) return Span{toMs(date.startOfDay()), toMs(date.addDays(1).startOfDay())};
    }
    if (const QDateTime time = QDateTime::fromString(string, Qt::ISODateWithMs); time.isValid() && text.contains(u'T')) {
        if (text.size() == 16) return Span{toMs(time), toMs(time) + minute};
        return Span{toMs(time), {}};
    }
    // Milliseconds since 1970, as they stand in the lines.
    if (const auto number = plain(text); number && text.size() >= 12) return Span{*number, {}};
    return std::nullopt;
}

} // namespace

std::optional<double> queryOperand(QStringView text, QueryType type, WallTime now)
{
    switch (type) {
    case QueryType::Duration: return withUnit(text, durations);
    case QueryType::Size: return withUnit(text, sizes);
    case QueryType::Number: return withUnit(text, counts);
    case QueryType::Level: {
        if (const auto severity = severityFromString(text.toString().toStdString())) return static_cast<double>(*severity);
        return plain(text);
    }
    case QueryType::Time: {
        const std::optional<Span> span = timeSpan(text, now);
        return span ? std::optional(span->begin) : std::nullopt;
    }
    case QueryType::Any: {
        if (const auto number = withUnit(text, counts)) return number;
        return withUnit(text, durations);
    }
    case QueryType::Flag:
    case QueryType::Text: return plain(text);
    }
    return std::nullopt;
}

std::optional<double> queryOperandEnd(QStringView text, QueryType type, WallTime now)
{
    if (type != QueryType::Time) return std::nullopt;
    const std::optional<Span> span = timeSpan(text, now);
    return span ? span->end : std::nullopt;
}

} // namespace ccr::logging
