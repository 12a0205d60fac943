#include "ui/models/time_axis.h"

#include "logging/base/date_time.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr std::chrono::seconds day = 24h;
constexpr std::chrono::seconds steps[] = {1s, 5s, 15s, 30s, 1min, 2min,    5min,    10min,    15min,    30min,    1h,
                                          2h, 3h, 6h,  12h, day,  2 * day, 7 * day, 14 * day, 30 * day, 90 * day, 365 * day};

struct TimeAxis
{
    Q_DECLARE_TR_FUNCTIONS(TimeAxis)
};

QString tickText(const QDateTime &moment, std::chrono::seconds step, milliseconds span)
{
    if (step >= day) return QLocale().toString(moment, step >= 365 * day ? u"yyyy"_s : TimeAxis::tr("d MMM", "format of a date"));
    if (span > day) return QLocale().toString(moment, u"ddd HH:mm"_s);
    return moment.toString(step < 1min ? u"HH:mm:ss"_s : u"HH:mm"_s);
}

} // namespace

std::vector<TimeTick> timeTicks(WallTime begin, WallTime end, int most)
{
    const auto span = std::chrono::ceil<milliseconds>(end - begin);
    if (span.count() <= 0 || most < 1) return {};
    std::chrono::seconds step = steps[std::size(steps) - 1];
    for (const std::chrono::seconds candidate : steps) {
        step = candidate;
        if (span <= candidate * most) break;
    }
    std::vector<TimeTick> ticks;
    const QDateTime first = localTime(begin);
    QDateTime moment = step >= day ? QDate::fromJulianDay(first.date().toJulianDay() / (step / day) * (step / day)).startOfDay()
                                   : first.date().startOfDay();
    while (moment < localTime(end) && std::ssize(ticks) < most) {
        const WallTime time{milliseconds(moment.toMSecsSinceEpoch())};
        if (time >= begin && time < end) ticks.push_back({time, tickText(moment, step, span)});
        moment = step >= day ? moment.date().addDays(step / day).startOfDay() : moment.addSecs(step.count());
    }
    return ticks;
}

QString momentText(WallTime begin, milliseconds span)
{
    const QDateTime moment = localTime(begin);
    if (span > day) return QLocale().toString(moment, TimeAxis::tr("d MMM HH:mm", "format of a date with its time"));
    return moment.toString(span < 1h ? u"HH:mm:ss"_s : u"HH:mm"_s);
}

} // namespace ccr::ui
