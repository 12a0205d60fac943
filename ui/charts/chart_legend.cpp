#include "ui/charts/chart_legend.h"

#include <QPainter>
#include <QResizeEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int sampleWidth = 14;
constexpr int gap = 4;
constexpr int between = 12;
constexpr int lineGap = 2;

QString moreText(qsizetype count)
{
    return u'+' + QString::number(count);
}

} // namespace

// Not by height for width, which a layout takes for the least height.
ChartLegend::ChartLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
}

void ChartLegend::setData(const ChartData &chart, int bucket)
{
    m_entries.clear();
    const bool isOne = bucket >= 0 && bucket < chart.buckets.size();
    if (isOne) m_entries.append({.text = chart.buckets.at(bucket)});
    const auto add = [&](const QList<ChartSeries> &all, const std::function<QString(double)> &text, bool isLine) {
        for (qsizetype part = 0; part < all.size(); ++part) {
            const ChartSeries &series = all.at(part);
            const double value = isOne ? series.values.value(bucket) : 0;
            const QString shown = !isOne ? series.total : std::isnan(value) ? u"—"_s : text ? text(value) : QString::number(value);
            m_entries.append({.text = shown.isEmpty() ? series.name : series.name + u' ' + shown,
                              .colour = series.colour,
                              .isLine = isLine,
                              .isDashed = series.isDashed,
                              .part = part});
        }
    };
    add(chart.bars, chart.barText, false);
    add(chart.lines, chart.lineText, true);
    setToolTip(text());
    updateGeometry();
    update();
}

QString ChartLegend::text() const
{
    QStringList texts;
    for (const Entry &entry : m_entries) texts.append(entry.text);
    return texts.join(u" · "_s);
}

template <typename Place>
int ChartLegend::arrange(int width, Place place) const
{
    const QFontMetrics metrics(font());
    int x = 0;
    int y = 0;
    for (const Entry &entry : m_entries) {
        const int sample = entry.colour ? sampleWidth + gap : 0;
        const int needed = std::min(sample + metrics.horizontalAdvance(entry.text), width);
        if (x > 0 && x + needed > width) {
            x = 0;
            y += metrics.height() + lineGap;
        }
        place(QRect(x, y, needed, metrics.height()), entry);
        x += needed + between;
    }
    return y + metrics.height();
}

int ChartLegend::wholeHeight(int width) const
{
    return arrange(width, [](const QRect &, const Entry &) {});
}

qsizetype ChartLegend::fitting() const
{
    if (wholeHeight(width()) <= height()) return m_entries.size();
    const int lineHeight = fontMetrics().height();
    const int lastLine = (height() - lineHeight) / (lineHeight + lineGap) * (lineHeight + lineGap);
    const int reserved = fontMetrics().horizontalAdvance(moreText(m_entries.size())) + between;
    qsizetype count = 0;
    arrange(width(), [&](const QRect &place, const Entry &) {
        if (place.top() < lastLine || (place.top() == lastLine && place.right() + reserved < width())) ++count;
    });
    return std::max<qsizetype>(count, 1);
}

QSize ChartLegend::sizeHint() const
{
    return {200, wholeHeight(std::max(width(), 200))};
}

void ChartLegend::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width()) updateGeometry();
    QWidget::resizeEvent(event);
}

QSize ChartLegend::minimumSizeHint() const
{
    return {80, QFontMetrics(font()).height()};
}

void ChartLegend::paintSample(QPainter &painter, const QRect &place, const Entry &entry) const
{
    const QColor colour = themeColours().*entry.colour;
    if (entry.isLine) {
        const int middle = place.center().y();
        painter.setPen(QPen(colour, 2, chartPenStyle(entry.isDashed, entry.part)));
        painter.drawLine(place.left(), middle, place.right(), middle);
        return;
    }
    const QRect box(place.left() + 2, place.center().y() - 5, 10, 10);
    painter.fillRect(box, chartFill(colour, entry.part));
    if (!themeColours().isHighContrast) return;
    painter.setPen(colour);
    painter.drawRect(box);
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qsizetype shown = fitting();
    qsizetype number = 0;
    QRect last;
    arrange(width(), [&](QRect place, const Entry &entry) {
        if (number++ >= shown) return;
        last = place;
        if (entry.colour) {
            paintSample(painter, QRect(place.left(), place.top(), sampleWidth, place.height()), entry);
            place.setLeft(place.left() + sampleWidth + gap);
        }
        painter.setPen(palette().color(entry.colour ? QPalette::WindowText : QPalette::PlaceholderText));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(entry.text, Qt::ElideRight, place.width() + 1));
    });
    if (shown == m_entries.size()) return;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRect(last.right() + between, last.top(), width() - last.right() - between, last.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     moreText(m_entries.size() - shown));
}

} // namespace ccr::ui
