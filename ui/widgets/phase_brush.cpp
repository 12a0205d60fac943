#include "ui/widgets/phase_brush.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace ccr::ui {

QBrush phaseBrush(Phase phase)
{
    const ThemeColours &colours = themeColours();
    switch (phase) {
    case Phase::Queue: return fillOf(colours.phaseQueue);
    case Phase::Route: return fillOf(colours.phaseRoute);
    case Phase::Connect: return fillOf(colours.phaseConnect);
    case Phase::Wait: return fillOf(colours.phaseWait);
    case Phase::Stream: return fillOf(colours.phaseStream);
    case Phase::Failed: break;
    }
    return hatchOf(colours.error);
}

QBrush selectedPhaseBrush(Phase phase, const QPalette &palette)
{
    QBrush brush = phaseBrush(phase);
    if (themeColours().isHighContrast) brush.setColor(palette.color(QPalette::HighlightedText));
    return brush;
}

void drawStall(QPainter *painter, const QRectF &area, const QBrush &ground, const QColor &outline)
{
    painter->fillRect(area, ground);
    painter->setPen(outline);
    painter->drawRect(area.adjusted(0, 0, -1, -1));
}

} // namespace ccr::ui
