#pragma once

#include <QBrush>
#include <QColor>
#include <QFont>
#include <QPalette>

namespace ccr::ui {

enum class ThemeChoice
{
    System, ///< light or dark, and with high contrast, as the desktop says
    Light,
    Dark,
    HighContrast ///< black on white, or white on black where the desktop is dark
};

/// Colours that mean something; Qt's palette has no roles for them. Every text colour reaches 4.5:1 on base, alternate base,
/// window and its own background; every other one 3:1 on base.
struct ThemeColours
{
    QColor muted;
    QColor ok;
    QColor okBackground;
    QColor warn;
    QColor warnBackground;
    QColor error;
    QColor errorBackground;
    QColor accent; ///< the focus ring, the one coloured button
    QColor onAccent;
    QColor stall; ///< outline of a gap in a stream

    QColor phaseQueue;
    QColor phaseRoute;
    QColor phaseConnect;
    QColor phaseWait;
    QColor phaseStream;

    QColor tokensFresh;
    QColor tokensCacheRead;
    QColor tokensCacheWrite;
    QColor tokensOutput;
    QColor tokensThinking;

    bool isHighContrast = false; ///< parts of a bar differ by pattern, and borders are 2 px wide
};

/// Colours of the theme that the application shows now.
const ThemeColours &themeColours();
/// What an area of this colour of the theme is filled with: the colour, or with high contrast a pattern of its own.
QBrush fillOf(const QColor &colour);
/// A hatched area of the colour: what was tried in vain.
QBrush hatchOf(const QColor &colour);

/// Fusion style and our palette on every platform; at once, for every window. GUI thread, as all of this file.
void applyTheme(ThemeChoice choice);
ThemeChoice currentTheme();
bool isDarkTheme();
/// The desktop asks for it: what would move or blink stands still.
bool isMotionReduced();
/// For ids, times and log lines: digits of one width, simplified Chinese forms behind the Latin ones.
QFont monospaceFont();

} // namespace ccr::ui
