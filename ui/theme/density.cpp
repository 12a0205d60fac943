#include "ui/theme/density.h"

#include <QApplication>
#include <QFontMetrics>
#include <QWidget>

namespace ccr::ui {

namespace {

constexpr int heights[] = {22, 24, 28};
constexpr int roomAroundLetters[] = {4, 6, 10};

Density current = Density::Normal;

} // namespace

void applyDensity(Density density)
{
    if (density == current) return;
    current = density;
    for (QWidget *widget : QApplication::allWidgets()) {
        QEvent changed(QEvent::StyleChange);
        QCoreApplication::sendEvent(widget, &changed);
    }
}

Density currentDensity()
{
    return current;
}

int rowHeight(const QFont &font)
{
    const auto index = static_cast<std::size_t>(current);
    return qMax(heights[index], QFontMetrics(font).height() + roomAroundLetters[index]);
}

} // namespace ccr::ui
