#include "ui/charts/chart_legend.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int sampleWidth = 14;
constexpr int gap = 4;
constexpr int between = 12;
constexpr int lineGap = 2;

} // namespace

ChartLegend::ChartLegend(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
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

int ChartLegend::heightForWidth(int width) const
{
    return arrange(width, [](const QRect &, const Entry &) {});
}

QSize ChartLegend::sizeHint() const
{
    return {200, heightForWidth(std::max(width(), 200))};
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
    arrange(width(), [this, &painter](QRect place, const Entry &entry) {
        if (entry.colour) {
            paintSample(painter, QRect(place.left(), place.top(), sampleWidth, place.height()), entry);
            place.setLeft(place.left() + sampleWidth + gap);
        }
        painter.setPen(palette().color(entry.colour ? QPalette::WindowText : QPalette::PlaceholderText));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(entry.text, Qt::ElideRight, place.width() + 1));
    });
}

} // namespace ccr::ui
