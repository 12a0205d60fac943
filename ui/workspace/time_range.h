#pragma once

#include "logging/base/clock.h"

#include <QList>
#include <QObject>

#include <optional>

namespace ccr::ui {

/// From when to when: the last so many minutes, which move on with the clock, or two fixed moments.
struct TimeRange
{
    milliseconds last{};          ///< 0: the fixed moments count
    std::optional<WallTime> from; ///< absent: from the first record on
    std::optional<WallTime> to;   ///< absent: until now

    static TimeRange lastHours(int hours) { return {.last = std::chrono::hours(hours), .from = {}, .to = {}}; }
    std::optional<WallTime> begin(WallTime now) const;
    std::optional<WallTime> end() const { return last.count() > 0 ? std::nullopt : to; }
    bool contains(WallTime time, WallTime now) const;
    bool operator==(const TimeRange &) const = default;
};

/// The one range of time that all docks show, with the way back. GUI thread.
class TimeRangeState final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const TimeRange &range() const { return m_range; }
    void setRange(const TimeRange &range);
    bool canGoBack() const { return !m_before.isEmpty(); }
    /// To the range before the last change.
    void goBack();

Q_SIGNALS:
    void changed();

private:
    TimeRange m_range = TimeRange::lastHours(1);
    QList<TimeRange> m_before; ///< the last 50
};

/// "Last hour", "24 hours", "15:00–15:20", in the language of the window.
QString rangeText(const TimeRange &range);

} // namespace ccr::ui
