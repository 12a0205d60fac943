#include "ui/charts/chart_canvas.h"

#include <QBarSet>
#include <QCategoryAxis>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLegend>
#include <QLineSeries>
#include <QStackedBarSeries>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace ccr::ui {

namespace {

constexpr double strokeWidth = 1.5;

double largestOf(const QList<ChartSeries> &lines)
{
    double largest = 0;
    for (const ChartSeries &line : lines)
        for (const double value : line.values)
            if (value > largest) largest = value; // false for NaN
    return largest;
}

// Between neighbours that are not known.
bool hasLoneValue(const QList<double> &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        if (!std::isnan(values.at(i)) && (i == 0 || std::isnan(values.at(i - 1)))
            && (i + 1 == values.size() || std::isnan(values.at(i + 1))))
            return true;
    return false;
}

double highestStack(const QList<ChartSeries> &bars, int count)
{
    double highest = 0;
    for (int i = 0; i < count; ++i) {
        double sum = 0;
        for (const ChartSeries &part : bars) sum += part.values.value(i);
        highest = std::max(highest, sum);
    }
    return highest;
}

// Qt Charts writes "…" for every label as soon as they have less height each than this.
int labelsFittingInto(int height, const QFontMetrics &metrics)
{
    const int plot = height - 2 * metrics.height(); // without the labels of the time and half of the topmost one
    return std::max(1, plot / (metrics.height() + 10));
}

// It gives an axis two fifths of the height at most, and writes "…" if that is less than its labels need.
bool hasRoomForTimes(int height, const QFontMetrics &metrics)
{
    const int axis = (height - metrics.height() / 2) * 2 / 5;
    return axis >= metrics.height() + 10;
}

constexpr double tickGap = 22; ///< between the labels of two moments; nearer ones are written "…", too

// Every how many of the ticks have room for their labels when a bucket is so wide.
int tickStride(const QList<ChartTick> &ticks, double bucketWidth, const QFontMetrics &metrics)
{
    if (ticks.size() < 2) return 1;
    int widest = 0;
    for (const ChartTick &tick : ticks) widest = std::max(widest, metrics.horizontalAdvance(tick.text));
    const double apart = (ticks.at(1).position - ticks.at(0).position) * bucketWidth;
    int stride = 1;
    while (stride < ticks.size() && apart * stride < widest + tickGap) stride *= 2;
    return stride;
}

QList<double> thinnedOut(QList<double> steps, int most)
{
    if (most < 2) return {steps.constLast()};
    while (steps.size() > most && steps.size() > 2) {
        QList<double> everySecond;
        for (qsizetype i = 0; i < steps.size(); i += 2) everySecond.append(steps.at(i));
        steps = everySecond;
    }
    return steps;
}

} // namespace

ChartCanvas::ChartCanvas(QWidget *parent) : QChartView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setRenderHint(QPainter::Antialiasing);
    setMinimumSize(120, 56);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundRoundness(0);
    chart()->legend()->hide();
    connect(
        chart(), &QChart::plotAreaChanged, this,
        [this, before = std::tuple(0, 0, false)]() mutable {
            const std::tuple labels(labelsFittingInto(height(), fontMetrics()), tickStrideOfNow(),
                                    hasRoomForTimes(height(), fontMetrics()));
            if (std::exchange(before, labels) != labels) rebuild();
        },
        Qt::QueuedConnection); // not amid the arranging of what this makes anew
}

void ChartCanvas::setData(const ChartData &shown)
{
    m_data = shown;
    m_count = static_cast<int>(shown.buckets.size());
    rebuild();
}

void ChartCanvas::setCrosshair(int bucket)
{
    if (bucket == m_crosshair) return;
    m_crosshair = bucket;
    viewport()->update();
}

void ChartCanvas::rebuild()
{
    chart()->removeAllSeries();
    const QList<QAbstractAxis *> axes = chart()->axes();
    for (QAbstractAxis *axis : axes) {
        chart()->removeAxis(axis);
        delete axis;
    }
    m_time = nullptr;
    chart()->setMargins({0, (QFontMetrics(font()).height() + 1) / 2, 0, 0}); // half of the topmost label stands above its line
    chart()->setBackgroundBrush(palette().color(QPalette::Base));
    chart()->setBackgroundPen(Qt::NoPen);
    if (m_count == 0) return;
    addTimeAxis();
    if (!m_data.bars.isEmpty()) addBars(*addScale(highestStack(m_data.bars, m_count), m_data.barText, Qt::AlignLeft, true));
    if (m_data.lines.isEmpty()) return;
    addLines(*addScale(largestOf(m_data.lines), m_data.lineText, m_data.bars.isEmpty() ? Qt::AlignLeft : Qt::AlignRight, false));
}

void ChartCanvas::dress(QAbstractAxis &axis) const
{
    const QColor hairline = palette().color(QPalette::Mid);
    axis.setLabelsBrush(themeColours().muted);
    axis.setLabelsFont(font());
    axis.setGridLineColor(hairline);
    axis.setLinePenColor(hairline);
}

// Axes of categories, because only these take labels of one's own at places of one's own.
QCategoryAxis *ChartCanvas::addScale(double largest, const std::function<QString(double)> &text, Qt::Alignment side, bool isWhole)
{
    auto *axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const QList<double> steps = scaleSteps(largest, isWhole ? 1 : 0);
    axis->setRange(0, std::max(steps.constLast(), largest));
    const QList<double> labelled = thinnedOut(steps, labelsFittingInto(height(), fontMetrics()));
    for (const double step : labelled) axis->append(text ? text(step) : QString::number(step), step);
    dress(*axis);
    axis->setGridLineVisible(side == Qt::AlignLeft);
    chart()->addAxis(axis, side);
    return axis;
}

int ChartCanvas::tickStrideOfNow() const
{
    return tickStride(m_data.ticks, chart()->plotArea().width() / std::max(m_count, 1), fontMetrics());
}

void ChartCanvas::addTimeAxis()
{
    m_time = new QCategoryAxis;
    m_time->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_time->setStartValue(-0.5);
    m_time->setRange(-0.5, m_count - 0.5);
    const int stride = tickStrideOfNow();
    for (qsizetype i = 0; i < m_data.ticks.size(); i += stride) m_time->append(m_data.ticks.at(i).text, m_data.ticks.at(i).position - 0.5);
    dress(*m_time);
    m_time->setLabelsVisible(hasRoomForTimes(height(), fontMetrics()));
    m_time->setGridLineVisible(false);
    chart()->addAxis(m_time, Qt::AlignBottom);
}

void ChartCanvas::addBars(QAbstractAxis &scale)
{
    auto *series = new QStackedBarSeries;
    series->setBarWidth(0.8);
    for (qsizetype part = 0; part < m_data.bars.size(); ++part) {
        const ChartSeries &bar = m_data.bars.at(part);
        auto *set = new QBarSet(bar.name);
        set->append(bar.values);
        const QColor colour = themeColours().*bar.colour;
        set->setBrush(chartFill(colour, part));
        set->setPen(themeColours().isHighContrast ? QPen(colour, 1) : QPen(Qt::NoPen));
        series->append(set);
    }
    chart()->addSeries(series);
    series->attachAxis(m_time);
    series->attachAxis(&scale);
}

void ChartCanvas::addLines(QAbstractAxis &scale)
{
    for (qsizetype part = 0; part < m_data.lines.size(); ++part) {
        const ChartSeries &line = m_data.lines.at(part);
        auto *series = new QLineSeries;
        for (int i = 0; i < line.values.size(); ++i)
            if (!std::isnan(line.values.at(i))) series->append(i, line.values.at(i));
        const QColor colour = themeColours().*line.colour;
        series->setPen(QPen(colour, strokeWidth, chartPenStyle(line.isDashed, part)));
        series->setMarkerSize(4);
        series->setPointsVisible(hasLoneValue(line.values)); // which would not be seen otherwise
        chart()->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(&scale);
    }
}

double ChartCanvas::leftOf(int bucket) const
{
    const QRectF plot = chart()->plotArea();
    return plot.left() + plot.width() * bucket / std::max(m_count, 1);
}

int ChartCanvas::bucketAt(double x) const
{
    if (m_count == 0) return -1;
    const QRectF plot = chart()->plotArea();
    return std::clamp(static_cast<int>(std::floor((x - plot.left()) / plot.width() * m_count)), 0, m_count - 1);
}

void ChartCanvas::drawForeground(QPainter *painter, const QRectF &)
{
    const QRectF plot = chart()->plotArea();
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (m_anchor >= 0 && m_crosshair >= 0) {
        const auto [first, last] = std::minmax(m_anchor, m_crosshair);
        QColor fill = palette().color(QPalette::Highlight);
        fill.setAlphaF(0.5F);
        const QRectF chosen(leftOf(first), plot.top(), leftOf(last + 1) - leftOf(first), plot.height());
        painter->fillRect(chosen, fill);
        painter->setPen(themeColours().accent);
        painter->drawRect(chosen);
    } else if (m_crosshair >= 0 && m_crosshair < m_count) {
        const double x = (leftOf(m_crosshair) + leftOf(m_crosshair + 1)) / 2;
        painter->setPen(QPen(palette().color(QPalette::Text), 1, Qt::DashLine));
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    if (!hasFocus()) return;
    painter->setPen(QPen(themeColours().accent, 2));
    painter->drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
}

void ChartCanvas::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    if (event->button() != Qt::LeftButton) return;
    m_anchor = bucketAt(event->position().x());
    m_isDragging = false;
}

void ChartCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const int bucket = bucketAt(event->position().x());
    if (event->buttons().testFlag(Qt::LeftButton) && bucket != m_anchor) m_isDragging = true;
    moveTo(bucket, event->buttons().testFlag(Qt::LeftButton));
}

// A click chooses nothing: that would zoom whenever somebody gives the chart the focus.
void ChartCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    const int anchor = std::exchange(m_anchor, -1);
    viewport()->update();
    if (event->button() != Qt::LeftButton || !std::exchange(m_isDragging, false) || anchor < 0) return;
    const int released = bucketAt(event->position().x());
    Q_EMIT rangeChosen(std::min(anchor, released), std::max(anchor, released));
}

void ChartCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_anchor = -1;
    if (event->button() == Qt::LeftButton) Q_EMIT backRequested();
}

void ChartCanvas::leaveEvent(QEvent *event)
{
    moveTo(-1, false);
    QChartView::leaveEvent(event);
}

void ChartCanvas::moveTo(int bucket, bool extends)
{
    if (!extends) m_anchor = -1;
    setCrosshair(bucket);
    viewport()->update();
    Q_EMIT hovered(bucket);
}

// The arrow keys walk, with Shift they choose a range, Enter takes it, Backspace goes back.
void ChartCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    const int current = m_crosshair < 0 ? m_count : m_crosshair;
    if (extends && m_anchor < 0 && m_crosshair >= 0) m_anchor = m_crosshair;
    switch (event->key()) {
    case Qt::Key_Left: return moveTo(std::max(current - 1, 0), extends);
    case Qt::Key_Right: return moveTo(std::min(current + 1, m_count - 1), extends);
    case Qt::Key_Home: return moveTo(0, extends);
    case Qt::Key_End: return moveTo(m_count - 1, extends);
    case Qt::Key_Backspace: return Q_EMIT backRequested();
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        if (m_crosshair < 0) break;
        const int anchor = std::exchange(m_anchor, -1);
        const auto [first, last] = std::minmax(anchor < 0 ? m_crosshair : anchor, m_crosshair);
        return Q_EMIT rangeChosen(first, last);
    }
    case Qt::Key_Escape:
        if (m_crosshair < 0) break;
        return moveTo(-1, false);
    default: break;
    }
    event->ignore();
}

void ChartCanvas::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void ChartCanvas::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

void ChartCanvas::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) rebuild();
}

} // namespace ccr::ui
