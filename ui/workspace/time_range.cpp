#include "ui/workspace/time_range.h"

#include "logging/base/date_time.h"
#include "ui/workspace/calendar_range.h"

#include <QCoreApplication>
#include <QLocale>

using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr qsizetype maxStepsBack = 50;

QString momentText(WallTime time)
{
    const QDateTime moment = localTime(time);
    const bool isToday = moment.date() == QDate::currentDate();
    return isToday ? moment.toString(QStringLiteral("HH:mm")) : QLocale().toString(moment, QLocale::ShortFormat);
}

struct TimeRangeText
{
    Q_DECLARE_TR_FUNCTIONS(TimeRange)
};

} // namespace

std::optional<WallTime> TimeRange::begin(WallTime now) const
{
    if (last.count() > 0) return now - last;
    return from;
}

bool TimeRange::contains(WallTime time, WallTime now) const
{
    const std::optional<WallTime> first = begin(now);
    const std::optional<WallTime> past = end();
    return (!first || time >= *first) && (!past || time < *past);
}

void TimeRangeState::setRange(const TimeRange &range)
{
    if (range == m_range) return;
    m_before.append(m_range);
    if (m_before.size() > maxStepsBack) m_before.removeFirst();
    m_range = range;
    Q_EMIT changed();
}

void TimeRangeState::goBack()
{
    if (m_before.isEmpty()) return;
    m_range = m_before.takeLast();
    Q_EMIT changed();
}

QString rangeText(const TimeRange &range)
{
    if (range.last == 1h) return TimeRangeText::tr("Last hour");
    if (range.last.count() > 0 && range.last < 1h)
        return TimeRangeText::tr("Last %n minute(s)", nullptr, static_cast<int>(range.last / 1min));
    if (range.last.count() > 0 && range.last <= 24h)
        return TimeRangeText::tr("Last %n hour(s)", nullptr, static_cast<int>(range.last / 1h));
    if (range.last.count() > 0) return TimeRangeText::tr("Last %n day(s)", nullptr, static_cast<int>(range.last / 24h));
    if (range == todayRange(wallNow())) return TimeRangeText::tr("Today");
    if (range == monthRange(wallNow())) return TimeRangeText::tr("This month");
    if (!range.from && !range.to) return TimeRangeText::tr("Everything");
    const QString from = range.from ? momentText(*range.from) : QString();
    const QString to = range.to ? momentText(*range.to) : TimeRangeText::tr("now");
    return from + QChar(0x2013) + to;
}

} // namespace ccr::ui
