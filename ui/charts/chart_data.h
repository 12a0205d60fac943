#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QString>

#include <functional>

namespace ccr::ui {

/// One part of the stacked bars, or one line.
struct ChartSeries
{
    QString name;
    QColor ThemeColours::*colour = nullptr;
    QList<double> values; ///< one for each bucket; NaN: not known, a line passes over it
    QString total = {};   ///< of all buckets, for the legend
    bool isDashed = false;
    bool operator==(const ChartSeries &) const = default;
};

/// A moment that gets a label at the axis.
struct ChartTick
{
    double position = 0; ///< in buckets: 0 is the beginning of the first one
    QString text;        ///< no two are equal
    bool operator==(const ChartTick &) const = default;
};

/// What a chart over time shows. Texts are in the language of the window; colours are roles, so that they follow the theme.
struct ChartData
{
    QStringList buckets; ///< what each stretch of time is called
    QList<ChartTick> ticks;
    QList<ChartSeries> bars;  ///< the first one lies at the bottom
    QList<ChartSeries> lines; ///< with a scale of their own beside bars
    std::function<QString(double)> barText;
    std::function<QString(double)> lineText;
};

/// What the bars' part of this number is filled with: its colour, or with high contrast a pattern.
QBrush chartFill(const QColor &colour, qsizetype part);
Qt::PenStyle chartPenStyle(bool isDashed, qsizetype part);
/// Steps of a scale from 0 to at least `largest`: 1, 2 or 5 times a power of ten, two to five of them, none below `smallestStep`.
QList<double> scaleSteps(double largest, double smallestStep = 0);

} // namespace ccr::ui
