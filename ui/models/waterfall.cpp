#include "ui/models/waterfall.h"

#include "ui/models/exchange_status.h"

#include <algorithm>

namespace ccr::ui {

using logging::AttemptSnapshot;
using logging::ExchangeSnapshot;
using logging::Outcome;

namespace {

constexpr qreal narrowest = 1;
constexpr nanoseconds shortestScale = std::chrono::milliseconds(1);

// Rounded up, so that the scale does not change with every tick of a clock.
nanoseconds roundScale(nanoseconds length)
{
    auto step = shortestScale;
    while (step < length) step += step / 4;
    return step;
}

class Builder
{
public:
    Builder(const ExchangeSnapshot &exchange, WallTime now) : m_exchange(exchange)
    {
        const bool isRunning = exchange.outcome == Outcome::InFlight;
        m_result.lanes = std::max(1, static_cast<int>(exchange.attempts.size()));
        m_result.end = std::max(nanoseconds{}, isRunning ? nanoseconds(now - exchange.startedAt) : exchange.total.value_or(lastMoment()));
    }

    Waterfall build(WallTime now)
    {
        const std::vector<AttemptSnapshot> &attempts = m_exchange.attempts;
        add(Phase::Route, 0, {}, m_exchange.routedAt.value_or(attempts.empty() ? m_result.end : attempts.front().startedAt));
        nanoseconds at = m_exchange.routedAt.value_or(nanoseconds{});
        for (std::size_t i = 0; i < attempts.size(); ++i) {
            const int lane = static_cast<int>(i);
            add(Phase::Queue, lane, at, attempts[i].startedAt);
            const bool isLast = i + 1 == attempts.size();
            at = isLast ? m_result.end : endOf(attempts[i], attempts[i + 1]);
            if (isLast)
                addLast(attempts[i], lane);
            else
                add(Phase::Failed, lane, attempts[i].startedAt, at);
        }
        if (m_exchange.stream.firstContent) m_result.firstToken = std::min(*m_exchange.stream.firstContent, m_result.end);
        addStalls(stalledFor(m_exchange, now));
        return std::move(m_result);
    }

private:
    nanoseconds lastMoment() const
    {
        nanoseconds last = m_exchange.routedAt.value_or(nanoseconds{});
        for (const std::optional<nanoseconds> &moment :
             {m_exchange.stream.firstByte, m_exchange.stream.firstContent, m_exchange.stream.lastContent})
            if (moment) last = std::max(last, *moment);
        return last;
    }

    static nanoseconds endOf(const AttemptSnapshot &attempt, const AttemptSnapshot &next)
    {
        const nanoseconds known = attempt.answeredAt.value_or(attempt.connectedAt.value_or(next.startedAt));
        return std::min(known, next.startedAt);
    }

    void addLast(const AttemptSnapshot &attempt, int lane)
    {
        const logging::StreamNumbers &stream = m_exchange.stream;
        const bool failedBefore = isFailure(m_exchange) && !stream.firstContent;
        if (failedBefore) return add(Phase::Failed, lane, attempt.startedAt, m_result.end);
        nanoseconds at = attempt.startedAt;
        if (attempt.connectedAt) {
            add(Phase::Connect, lane, at, *attempt.connectedAt);
            at = std::max(at, *attempt.connectedAt);
        }
        const std::optional<nanoseconds> first = stream.firstContent ? stream.firstContent : stream.firstByte;
        add(Phase::Wait, lane, at, first.value_or(m_result.end));
        if (first) add(Phase::Stream, lane, std::max(at, *first), m_result.end);
    }

    // Those that are over, and the one that goes on.
    void addStalls(nanoseconds silence)
    {
        const int lane = m_result.lanes - 1;
        for (const logging::Phase &phase : m_exchange.trace.phases)
            if (phase.name == "stall" && phase.endedAt)
                m_result.stalls.append({lane, std::min(phase.startedAt, m_result.end), std::min(*phase.endedAt, m_result.end)});
        if (silence.count() > 0) m_result.stalls.append({lane, m_result.end - silence, m_result.end});
    }

    void add(Phase phase, int lane, nanoseconds from, nanoseconds to)
    {
        to = std::min(to, m_result.end);
        if (to > from) m_result.spans.append({phase, lane, from, to});
    }

    const ExchangeSnapshot &m_exchange;
    Waterfall m_result;
};

} // namespace

Waterfall waterfallOf(const ExchangeSnapshot &exchange, WallTime now)
{
    return Builder(exchange, now).build(now);
}

WaterfallScale scaleFor(WaterfallAxis axis, const QList<const ExchangeSnapshot *> &rows, WallTime now)
{
    WaterfallScale scale{.axis = axis};
    if (rows.isEmpty() || axis == WaterfallAxis::Normalised) return scale;
    scale.from = rows.first()->startedAt;
    WallTime until = scale.from;
    for (const ExchangeSnapshot *row : rows) {
        const nanoseconds length = waterfallOf(*row, now).end;
        scale.from = std::min(scale.from, row->startedAt);
        until = std::max(until, row->startedAt + std::chrono::duration_cast<WallTime::duration>(length));
        if (axis == WaterfallAxis::Relative) scale.length = std::max(scale.length, length);
    }
    if (axis == WaterfallAxis::Absolute) scale.length = until - scale.from;
    scale.length = roundScale(scale.length);
    return scale;
}

PlacedWaterfall place(const Waterfall &waterfall, WallTime startedAt, const WaterfallScale &scale, const QRectF &area)
{
    const nanoseconds length =
        scale.axis == WaterfallAxis::Normalised ? std::max<nanoseconds>(waterfall.end, nanoseconds(1)) : scale.length;
    const nanoseconds offset = scale.axis == WaterfallAxis::Absolute ? nanoseconds(startedAt - scale.from) : nanoseconds{};
    const auto x = [&](nanoseconds moment) {
        const double share =
            static_cast<double>((offset + moment).count()) / static_cast<double>(std::max<std::int64_t>(1, length.count()));
        return area.left() + area.width() * std::clamp(share, 0.0, 1.0);
    };
    const qreal laneHeight = area.height() / waterfall.lanes;
    const qreal barHeight = waterfall.lanes > 1 ? std::max<qreal>(1, laneHeight - 1) : laneHeight;
    const auto placed = [&](int lane, nanoseconds from, nanoseconds to) {
        const qreal right = std::max(x(to), x(from) + narrowest);
        const qreal left = std::min(x(from), area.right() - narrowest);
        return QRectF(left, area.top() + lane * laneHeight, std::min(right, area.right()) - left, barHeight);
    };
    PlacedWaterfall result;
    for (const Waterfall::Span &span : waterfall.spans) result.bars.append({span.phase, placed(span.lane, span.from, span.to)});
    for (const Waterfall::Stall &stall : waterfall.stalls) result.stalls.append(placed(stall.lane, stall.from, stall.to));
    if (waterfall.firstToken) result.firstToken = std::min(x(*waterfall.firstToken), area.right() - narrowest);
    return result;
}

} // namespace ccr::ui
