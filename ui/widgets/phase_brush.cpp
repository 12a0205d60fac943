#include "ui/widgets/phase_brush.h"

#include "ui/theme/theme.h"

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

} // namespace ccr::ui
