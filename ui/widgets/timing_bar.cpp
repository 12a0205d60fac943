#include "ui/widgets/timing_bar.h"

#include "ui/models/value_text.h"
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
    m_spans = waterfallOf(exchange, wallNow()).spans;
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

void TimingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const nanoseconds whole = std::accumulate(m_spans.begin(), m_spans.end(), nanoseconds(1),
                                              [](nanoseconds sum, const auto &span) { return sum + span.to - span.from; });
    int x = 0;
    for (const Waterfall::Span &span : std::as_const(m_spans)) {
        const double share = static_cast<double>((span.to - span.from).count()) / static_cast<double>(whole.count());
        const int spanWidth = std::max(shortest, static_cast<int>(share * static_cast<double>(width() - (shortest + 1) * m_spans.size())));
        painter.fillRect(QRect(x, 0, spanWidth, barHeight), phaseBrush(span.phase));
        x += spanWidth + 1;
    }
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, barHeight + gap, width(), height() - barHeight - gap), textFlags, summary());
}

} // namespace ccr::ui
