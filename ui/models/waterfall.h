#pragma once

#include "logging/api/snapshots.h"

#include <QList>
#include <QRectF>

#include <optional>

namespace ccr::ui {

enum class Phase
{
    Queue,   ///< waiting for a slot, a key, or for the next attempt
    Route,   ///< choosing where to go
    Connect, ///< TCP and TLS
    Wait,    ///< for the first token
    Stream,
    Failed ///< an attempt that was in vain
};

/// Where the time of one exchange went; moments count from its start.
struct Waterfall
{
    struct Span
    {
        Phase phase;
        int lane; ///< one for each attempt
        nanoseconds from;
        nanoseconds to;
    };
    struct Stall
    {
        int lane;
        nanoseconds from;
        nanoseconds to;
    };
    QList<Span> spans;
    QList<Stall> stalls;
    std::optional<nanoseconds> firstToken;
    int lanes = 1;
    nanoseconds end{};
};
/// `now` ends what still runs.
Waterfall waterfallOf(const logging::ExchangeSnapshot &exchange, WallTime now);

enum class WaterfallAxis
{
    Absolute,  ///< one axis of wall time for all rows that are seen
    Relative,  ///< all start at the left, one scale
    Normalised ///< every row from the left to the right
};

/// What the width of the column means; relative and normalised axes count from the exchange's start.
struct WaterfallScale
{
    WaterfallAxis axis = WaterfallAxis::Relative;
    WallTime from{};      ///< absolute only
    nanoseconds length{}; ///< of the whole width; not used when normalised
    bool operator==(const WaterfallScale &) const = default;
};
/// For rows that are seen together.
WaterfallScale scaleFor(WaterfallAxis axis, const QList<const logging::ExchangeSnapshot *> &rows, WallTime now);

struct PlacedWaterfall
{
    struct Bar
    {
        Phase phase;
        QRectF area;
    };
    QList<Bar> bars;
    QList<QRectF> stalls;
    std::optional<qreal> firstToken; ///< x
};
/// Every phase that happened is at least 1 wide, and nothing leaves the area.
PlacedWaterfall place(const Waterfall &waterfall, WallTime startedAt, const WaterfallScale &scale, const QRectF &area);

} // namespace ccr::ui
