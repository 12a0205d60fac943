#include "ui/widgets/gap_strip.h"

#include "ui/models/exchange_words.h"
#include "ui/models/value_text.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int barHeight = 30;
constexpr int margin = 2;
constexpr int shortestDrag = 3;

} // namespace

QColor colourOf(FrameKind kind)
{
    const ThemeColours &colours = themeColours();
    switch (kind) {
    case FrameKind::Content: return colours.phaseStream;
    case FrameKind::Thinking: return colours.phaseRoute;
    case FrameKind::Tool: return colours.phaseConnect;
    case FrameKind::Ping: return colours.phaseQueue;
    case FrameKind::Meta: return colours.muted;
    case FrameKind::Error: return colours.error;
    }
    return {};
}

QString kindName(FrameKind kind)
{
    const auto name = [](const char *text) { return QCoreApplication::translate("FrameKind", text); };
    switch (kind) {
    case FrameKind::Content: return name(QT_TRANSLATE_NOOP("FrameKind", "content"));
    case FrameKind::Thinking: return name(QT_TRANSLATE_NOOP("FrameKind", "thinking"));
    case FrameKind::Tool: return name(QT_TRANSLATE_NOOP("FrameKind", "tool"));
    case FrameKind::Ping: return name(QT_TRANSLATE_NOOP("FrameKind", "ping"));
    case FrameKind::Meta: return name(QT_TRANSLATE_NOOP("FrameKind", "meta"));
    case FrameKind::Error: return name(QT_TRANSLATE_NOOP("FrameKind", "error"));
    }
    return {};
}

GapStrip::GapStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"gapStrip"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    say();
}

QSize GapStrip::sizeHint() const
{
    return {300, barHeight + 2 * margin + fontMetrics().height()};
}

int GapStrip::barWidth() const
{
    return std::max(1, width() - 2 * margin);
}

void GapStrip::setStream(const QList<StreamMoment> &moments, nanoseconds end)
{
    m_moments = moments;
    m_begin = moments.isEmpty() ? nanoseconds{} : moments.first().at;
    m_end = moments.isEmpty() ? nanoseconds{} : std::max(end, moments.last().at);
    m_stalls = stallsIn(moments, m_end);
    if (moments.isEmpty()) m_selection.reset();
    say();
    update();
}

void GapStrip::say()
{
    setAccessibleName(tr("Events over time"));
    const auto alive = std::count_if(m_stalls.begin(), m_stalls.end(), [](const StreamStall &stall) { return stall.isAlive; });
    setAccessibleDescription(tr("%Ln event(s)", nullptr, static_cast<int>(m_moments.size())) + tr(", ")
                             + tr("%n stall(s)", nullptr, static_cast<int>(m_stalls.size())) + tr(", ")
                             + tr("of these %1 alive").arg(alive));
    setToolTip(tr("Each event of the stream. Drag to choose a part of the time; double-click for all of it.") + u'\n' + stallDefinition());
}

void GapStrip::clearSelection()
{
    if (!m_selection) return;
    m_selection.reset();
    update();
    Q_EMIT selectionCleared();
}

QRect GapStrip::selectionRect() const
{
    const auto [from, to] = std::minmax(m_selection->first, m_selection->second);
    return {margin + from, margin, to - from + 1, barHeight};
}

void GapStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect bar(margin, margin, barWidth(), barHeight);
    painter.fillRect(bar, palette().base());
    if (m_selection) painter.fillRect(selectionRect(), palette().highlight());
    const GapStripLayout layout = layoutGapStrip(m_moments, m_stalls, m_begin, m_end, barWidth());
    painter.setPen(QPen(themeColours().stall, themeColours().isHighContrast ? 2 : 1));
    for (const GapBand &band : layout.bands) {
        const int height = band.isAlive ? barHeight / 2 : barHeight - 2;
        painter.drawRect(bar.left() + band.left + 1, bar.bottom() - height, std::max(1, band.right - band.left - 2), height - 1);
    }
    for (const GapTick &tick : layout.ticks) {
        painter.setPen(colourOf(tick.kind));
        const bool isSmall = tick.kind == FrameKind::Ping || tick.kind == FrameKind::Meta; // shape says it, too
        painter.drawLine(bar.left() + tick.x, bar.top() + (isSmall ? barHeight / 2 : 4), bar.left() + tick.x, bar.bottom() - 1);
    }
    painter.setPen(hasFocus() ? themeColours().accent : palette().color(QPalette::Mid));
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    if (m_moments.isEmpty()) return;
    painter.setPen(themeColours().muted);
    const QRect below(margin, bar.bottom() + 1, barWidth(), fontMetrics().height());
    painter.drawText(below, Qt::AlignLeft, durationText(m_begin));
    painter.drawText(below, Qt::AlignRight, durationText(m_end));
    if (!m_selection) return;
    const auto [from, to] = std::minmax(m_selection->first, m_selection->second);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(below, Qt::AlignHCenter,
                     u"%1 – %2"_s.arg(durationText(timeOnStrip(from, m_begin, m_end, barWidth())),
                                      durationText(timeOnStrip(to, m_begin, m_end, barWidth()))));
}

void GapStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_moments.isEmpty()) m_pressedAt = event->pos().x() - margin;
}

void GapStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressedAt < 0) return;
    const int x = std::clamp(event->pos().x() - margin, 0, barWidth() - 1);
    if (!m_selection && std::abs(x - m_pressedAt) < shortestDrag) return;
    m_selection = {std::clamp(m_pressedAt, 0, barWidth() - 1), x};
    update();
}

void GapStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || std::exchange(m_pressedAt, -1) < 0 || !m_selection) return;
    const auto [from, to] = std::minmax(m_selection->first, m_selection->second);
    // Up to the end of the pixel, so that what is drawn in it is in it.
    Q_EMIT rangeSelected(timeOnStrip(from, m_begin, m_end, barWidth()), timeOnStrip(to + 1, m_begin, m_end, barWidth()));
}

void GapStrip::mouseDoubleClickEvent(QMouseEvent *)
{
    m_pressedAt = -1;
    clearSelection();
}

void GapStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_selection) return clearSelection();
    QWidget::keyPressEvent(event);
}

void GapStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) say();
    QWidget::changeEvent(event);
}

} // namespace ccr::ui
