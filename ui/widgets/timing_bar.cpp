#include "ui/widgets/timing_bar.h"

#include "ui/models/value_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/phase_brush.h"

#include <QLayout>
#include <QPainter>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int barHeight = 12;
constexpr int gap = 6;
constexpr int textFlags = Qt::AlignLeft | Qt::TextWordWrap;
constexpr int shortest = 2; // pixels: a phase that happened is seen

} // namespace

TimingBar::TimingBar(QWidget *parent) : QWidget(parent)
{
    // No less than its text needs, which may be more than is asked for at first: lines of Chinese are higher.
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize TimingBar::sizeHint() const
{
    return {200, barHeight + gap + 2 * fontMetrics().height()};
}

int TimingBar::heightForWidth(int width) const
{
    const QRect all(0, 0, width, QLAYOUTSIZE_MAX);
    return barHeight + gap + std::max(2 * fontMetrics().height(), fontMetrics().boundingRect(all, textFlags, summary()).height());
}

void TimingBar::setExchange(const logging::ExchangeSnapshot &exchange)
{
    const Waterfall waterfall = waterfallOf(exchange, wallNow());
    m_spans = waterfall.spans;
    m_stalls = waterfall.stalls;
    setAccessibleName(tr("Timing"));
    if (summary() != accessibleDescription()) updateGeometry(); // another number of lines
    setAccessibleDescription(summary());
    update();
}

QString TimingBar::nameOf(Phase phase)
{
    switch (phase) {
    case Phase::Queue: return tr("queue");
    case Phase::Route: return tr("route");
    case Phase::Connect: return tr("connect");
    case Phase::Wait: return tr("wait");
    case Phase::Stream: return tr("receive");
    case Phase::Failed: return tr("failed attempt");
    }
    return {};
}

QString TimingBar::summary() const
{
    QList<std::pair<Phase, nanoseconds>> sums;
    for (const Waterfall::Span &span : m_spans) {
        const auto known = std::find_if(sums.begin(), sums.end(), [&span](const auto &sum) { return sum.first == span.phase; });
        if (known == sums.end())
            sums.append({span.phase, span.to - span.from});
        else
            known->second += span.to - span.from;
    }
    QStringList parts;
    for (const auto &[phase, duration] : std::as_const(sums)) parts.append(nameOf(phase) + u' ' + durationText(duration));
    return parts.join(u" · "_s);
}

// One behind the other, as they began.
QList<QRect> TimingBar::placedSpans() const
{
    const nanoseconds whole = std::accumulate(m_spans.begin(), m_spans.end(), nanoseconds(1),
                                              [](nanoseconds sum, const auto &span) { return sum + span.to - span.from; });
    QList<QRect> places;
    int x = 0;
    for (const Waterfall::Span &span : std::as_const(m_spans)) {
        const double share = static_cast<double>((span.to - span.from).count()) / static_cast<double>(whole.count());
        const int spanWidth = std::max(shortest, static_cast<int>(share * static_cast<double>(width() - (shortest + 1) * m_spans.size())));
        places.append(QRect(x, 0, spanWidth, barHeight));
        x += spanWidth + 1;
    }
    return places;
}

QRectF TimingBar::placed(const Waterfall::Stall &stall, const QList<QRect> &spans) const
{
    const auto x = [this, &spans](nanoseconds moment) {
        qsizetype i = m_spans.size() - 1;
        while (i > 0 && m_spans[i].from > moment) --i;
        const nanoseconds length = m_spans[i].to - m_spans[i].from;
        const double share = static_cast<double>((moment - m_spans[i].from).count()) / static_cast<double>(length.count());
        return spans[i].left() + std::clamp(share, 0.0, 1.0) * spans[i].width();
    };
    const qreal left = x(stall.from);
    return {left, 0, std::max<qreal>(shortest, x(stall.to) - left), barHeight};
}

void TimingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QList<QRect> spans = placedSpans();
    for (qsizetype i = 0; i < spans.size(); ++i) painter.fillRect(spans[i], phaseBrush(m_spans[i].phase));
    if (!spans.isEmpty())
        for (const Waterfall::Stall &stall : std::as_const(m_stalls))
            drawStall(&painter, placed(stall, spans), palette().window(), themeColours().stall);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, barHeight + gap, width(), height() - barHeight - gap), textFlags, summary());
}

} // namespace ccr::ui
