#pragma once

#include "logging/base/clock.h"
#include "ui/models/frame_meaning.h"

#include <QList>

#include <optional>

namespace ccr::ui {

/// When a frame passed, and what it was for.
struct StreamMoment
{
    nanoseconds at{};
    FrameKind kind = FrameKind::Meta;
};

/// No content for longer than the limit.
struct StreamStall
{
    nanoseconds begin{};
    nanoseconds end{};
    bool isAlive = false; ///< something came all the same, for example pings
};

/// The gaps between contents that are stalls: longer than 5 s and than 8 times the median of the gaps
/// before, as the record counts them. `until`: when the
/// stream ended, or now; a silence up to there counts as well.
QList<StreamStall> stallsIn(const QList<StreamMoment> &moments, nanoseconds until);

struct GapTick
{
    int x = 0;
    FrameKind kind = FrameKind::Meta;
    bool operator==(const GapTick &) const = default;
};

struct GapBand
{
    int left = 0;
    int right = 0;
    bool isAlive = false; ///< drawn half as high
    bool operator==(const GapBand &) const = default;
};

struct GapStripLayout
{
    QList<GapTick> ticks; ///< from left to right, one a pixel: of several the one that matters most
    QList<GapBand> bands;
};

/// Where on a strip of `width` pixels everything lies, if it shows the time from `begin` to `end`.
GapStripLayout layoutGapStrip(const QList<StreamMoment> &moments, const QList<StreamStall> &stalls, nanoseconds begin, nanoseconds end,
                              int width);
/// The other way round; kept inside.
nanoseconds timeOnStrip(int x, nanoseconds begin, nanoseconds end, int width);

} // namespace ccr::ui
