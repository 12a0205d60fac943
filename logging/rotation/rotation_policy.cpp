#include "logging/rotation/rotation_policy.h"

#include <QDateTime>

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

std::int64_t floorDivide(std::int64_t value, std::int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

WallTime fromMilliseconds(std::int64_t value)
{
    return WallTime(milliseconds(value));
}

} // namespace

QTimeZone zoneOf(const Rotation &rotation)
{
    return rotation.utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
}

RotationPolicy::RotationPolicy(const Rotation &rotation, const Clock &clock, const std::optional<QTimeZone> &zone)
    : m_rotation(rotation), m_clock(clock), m_zone(zone)
{
    fileOpened(clock.wall());
}

void RotationPolicy::fileOpened(WallTime begun)
{
    m_begun = begun;
    m_period = periodOf(begun);
}

bool RotationPolicy::isTimeOver()
{
    const WallTime now = m_clock.wall();
    if (now >= m_period.to) return true;
    if (m_period.from > WallTime::min() && now < m_period.from - (m_period.to - m_period.from)) m_period = periodOf(now);
    return false;
}

RotationPolicy::Period RotationPolicy::periodOf(WallTime time) const
{
    Period period{WallTime::min(), WallTime::max()};
    const bool namedAfterDay = m_rotation.naming == FileNaming::SpecDate;
    if (m_rotation.interval <= 0ms && !namedAfterDay) return period;

    const QTimeZone zone = m_zone ? *m_zone : zoneOf(m_rotation);
    const std::int64_t now = millisSinceEpoch(time);
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(now, zone);
    const auto startOf = [&zone](QDate date) { return fromMilliseconds(date.startOfDay(zone).toMSecsSinceEpoch()); };
    if (m_rotation.interval == 24h || namedAfterDay) period = {startOf(local.date()), startOf(local.date().addDays(1))};
    if (m_rotation.interval <= 0ms || m_rotation.interval == 24h) return period;

    const std::int64_t length = m_rotation.interval.count();
    // The hour is the one that a local clock shows, also where it is half an hour off UTC.
    const std::int64_t offset = m_rotation.interval == 1h ? std::int64_t{1000} * local.offsetFromUtc() : 0;
    const WallTime from = fromMilliseconds(floorDivide(now + offset, length) * length - offset);
    return {std::max(from, period.from), std::min(from + m_rotation.interval, period.to)};
}

} // namespace ccr::logging
