#include "ui/models/gap_strip_layout.h"

#include <algorithm>
#include <functional>
#include <queue>

using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr nanoseconds shortestStall = 5s; // like logging/api/exchange_log
constexpr int stallFactor = 8;

bool isContent(FrameKind kind)
{
    return kind == FrameKind::Content || kind == FrameKind::Thinking || kind == FrameKind::Tool;
}

int importance(FrameKind kind)
{
    switch (kind) {
    case FrameKind::Error: return 5;
    case FrameKind::Tool: return 4;
    case FrameKind::Content: return 3;
    case FrameKind::Thinking: return 2;
    case FrameKind::Meta: return 1;
    case FrameKind::Ping: break;
    }
    return 0;
}

int placeOf(nanoseconds at, nanoseconds begin, nanoseconds end, int width)
{
    if (end <= begin || width <= 1) return 0;
    const double share = static_cast<double>((at - begin).count()) / static_cast<double>((end - begin).count());
    return static_cast<int>(std::clamp(share, 0.0, 1.0) * (width - 1));
}

/// The median of what was added so far; of an even number the lower one of the middle two. 0 before the first.
class RunningMedian
{
public:
    void add(nanoseconds value)
    {
        if (m_low.empty() || value <= m_low.top())
            m_low.push(value);
        else
            m_high.push(value);
        if (m_low.size() > m_high.size() + 1) {
            m_high.push(m_low.top());
            m_low.pop();
        } else if (m_high.size() > m_low.size()) {
            m_low.push(m_high.top());
            m_high.pop();
        }
    }
    nanoseconds value() const { return m_low.empty() ? nanoseconds{} : m_low.top(); }

private:
    std::priority_queue<nanoseconds> m_low;
    std::priority_queue<nanoseconds, std::vector<nanoseconds>, std::greater<>> m_high;
};

} // namespace

QList<StreamStall> stallsIn(const QList<StreamMoment> &moments, nanoseconds until)
{
    QList<StreamStall> stalls;
    RunningMedian gaps; // before the one that is looked at
    const auto judge = [&](const StreamStall &silence) {
        if (silence.end - silence.begin > std::max(shortestStall, stallFactor * gaps.value())) stalls.append(silence);
    };
    std::optional<nanoseconds> last;
    bool isAlive = false;
    for (const StreamMoment &moment : moments) {
        if (!isContent(moment.kind)) {
            isAlive = true;
            continue;
        }
        if (last) {
            judge({*last, moment.at, isAlive});
            gaps.add(moment.at - *last);
        }
        last = moment.at;
        isAlive = false;
    }
    if (last && until > *last) judge({*last, until, isAlive});
    return stalls;
}

GapStripLayout layoutGapStrip(const QList<StreamMoment> &moments, const QList<StreamStall> &stalls, nanoseconds begin, nanoseconds end,
                              int width)
{
    GapStripLayout layout;
    for (const StreamMoment &moment : moments) {
        if (moment.at < begin || moment.at > end) continue;
        const int x = placeOf(moment.at, begin, end, width);
        if (layout.ticks.isEmpty() || layout.ticks.last().x != x)
            layout.ticks.append({x, moment.kind});
        else if (importance(moment.kind) > importance(layout.ticks.last().kind))
            layout.ticks.last().kind = moment.kind;
    }
    for (const StreamStall &stall : stalls) {
        if (stall.end < begin || stall.begin > end) continue;
        layout.bands.append({placeOf(stall.begin, begin, end, width), placeOf(stall.end, begin, end, width), stall.isAlive});
    }
    return layout;
}

nanoseconds timeOnStrip(int x, nanoseconds begin, nanoseconds end, int width)
{
    if (width <= 1) return begin;
    const double share = std::clamp(static_cast<double>(x) / (width - 1), 0.0, 1.0);
    return begin + nanoseconds(static_cast<std::int64_t>(share * static_cast<double>((end - begin).count())));
}

} // namespace ccr::ui
