#pragma once

#include "logging/api/logging_config.h"
#include "logging/base/clock.h"

#include <QTimeZone>

#include <optional>

namespace ccr::logging {

/// Decides when the time of a log file is over. Touches no file; one thread at a time.
///
/// Time is compared with the wall clock at every question and never waited for, so a machine that slept through a boundary
/// changes the file once, at the first record afterwards. A clock that is set back does not bring the same midnight twice: the
/// file lasts until the end that it was given. Only when the clock goes back by more than a whole period, as after years of
/// a wrong date, a new end is taken.
class RotationPolicy
{
public:
    /// `zone`: whose midnight counts; absent: UTC or the system's zone, as `rotation.utc` says. The clock must outlive this.
    RotationPolicy(const Rotation &rotation, const Clock &clock, const std::optional<QTimeZone> &zone = std::nullopt);

    /// A file is used from now on that holds records since `begun`.
    void fileOpened(WallTime begun);
    WallTime begun() const { return m_begun; }
    WallTime end() const { return m_period.to; } ///< of the time of this file
    /// The time of this file is over.
    bool isTimeOver();

private:
    struct Period
    {
        WallTime from;
        WallTime to;
    };
    Period periodOf(WallTime time) const;

    const Rotation m_rotation;
    const Clock &m_clock;
    const std::optional<QTimeZone> m_zone;
    WallTime m_begun;
    Period m_period;
};

/// The zone that `rotation` asks for. The system's may change while the program runs, so it is asked for each time.
QTimeZone zoneOf(const Rotation &rotation);

} // namespace ccr::logging
