#include "ui/widgets/timing_bar.h"

#include "ui/models/exchange_table_model.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int barHeight = 12;
constexpr int gap = 6;
constexpr int shortest = 2; // pixels: a phase that happened is seen

} // namespace

TimingBar::TimingBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize TimingBar::sizeHint() const
{
    return {200, barHeight + gap + 2 * fontMetrics().height()};
}

void TimingBar::setExchange(const logging::ExchangeSnapshot &exchange)
{
    m_segments.clear();
    nanoseconds at{};
    const auto add = [this, &at](Phase phase, std::optional<nanoseconds> until) {
        if (!until || *until < at) return;
        m_segments.append({phase, *until - at});
        at = *until;
    };
    add(Phase::Route, exchange.routedAt);
    if (!exchange.attempts.empty()) add(Phase::Connect, exchange.attempts.back().connectedAt);
    add(Phase::Wait, exchange.stream.firstContent ? exchange.stream.firstContent : exchange.stream.firstByte);
    add(Phase::Stream, exchange.total ? exchange.total : exchange.stream.lastContent);
    setAccessibleName(tr("Timing"));
    setAccessibleDescription(summary());
    update();
}

QColor TimingBar::colourOf(Phase phase)
{
    switch (phase) {
    case Phase::Route: return themeColours().phaseRoute;
    case Phase::Connect: return themeColours().phaseConnect;
    case Phase::Wait: return themeColours().phaseWait;
    case Phase::Stream: return themeColours().phaseStream;
    }
    return {};
}

QString TimingBar::nameOf(Phase phase)
{
    switch (phase) {
    case Phase::Route: return tr("route");
    case Phase::Connect: return tr("connect");
    case Phase::Wait: return tr("wait");
    case Phase::Stream: return tr("receive");
    }
    return {};
}

QString TimingBar::summary() const
{
    QStringList parts;
    for (const Segment &segment : m_segments) parts.append(nameOf(segment.phase) + u' ' + durationText(segment.duration));
    return parts.join(u" · "_s);
}

void TimingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const nanoseconds whole = std::accumulate(m_segments.begin(), m_segments.end(), nanoseconds(1),
                                              [](nanoseconds sum, const Segment &segment) { return sum + segment.duration; });
    int x = 0;
    for (const Segment &segment : m_segments) {
        const double share = static_cast<double>(segment.duration.count()) / static_cast<double>(whole.count());
        const int segmentWidth = std::max(shortest, static_cast<int>(share * (width() - shortest * m_segments.size())));
        painter.fillRect(QRect(x, 0, segmentWidth, barHeight), fillOf(colourOf(segment.phase)));
        x += segmentWidth + 1;
    }
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, barHeight + gap, width(), height() - barHeight - gap), Qt::AlignLeft | Qt::TextWordWrap, summary());
}

} // namespace ccr::ui
