#include "ui/charts/chart_data.h"

#include <cmath>

namespace ccr::ui {

QBrush chartFill(const QColor &colour, qsizetype part)
{
    if (!themeColours().isHighContrast) return colour;
    constexpr Qt::BrushStyle patterns[] = {Qt::Dense6Pattern, Qt::BDiagPattern, Qt::SolidPattern, Qt::HorPattern, Qt::Dense4Pattern};
    return QBrush(colour, patterns[part % std::ssize(patterns)]);
}

Qt::PenStyle chartPenStyle(bool isDashed, qsizetype part)
{
    if (!themeColours().isHighContrast) return isDashed ? Qt::DashLine : Qt::SolidLine;
    constexpr Qt::PenStyle styles[] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};
    return styles[part % std::ssize(styles)];
}

QList<double> scaleSteps(double largest, double smallestStep)
{
    if (!(largest > 0) || !std::isfinite(largest)) largest = smallestStep > 0 ? smallestStep : 1;
    const double power = std::pow(10, std::floor(std::log10(largest / 2)));
    double step = power;
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        step = factor * power;
        if (largest / step <= 3.0001) break;
    }
    step = std::max(step, smallestStep);
    const int count = std::max(1, static_cast<int>(std::ceil(largest / step - 1e-9)));
    QList<double> steps;
    for (int i = 1; i <= count; ++i) steps.append(i * step);
    return steps;
}

} // namespace ccr::ui
