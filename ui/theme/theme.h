#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

namespace ccr::ui {

enum class ThemeChoice
{
    System,
    Light,
    Dark
};

/// Colours that mean something; Qt's palette has no roles for them. Every text colour reaches 4.5:1 on base and window.
struct ThemeColours
{
    QColor muted;
    QColor ok;
    QColor warn;
    QColor error;
    QColor phaseRoute;
    QColor phaseConnect;
    QColor phaseWait;
    QColor phaseStream;
};

/// Colours of the theme that the application shows now.
const ThemeColours &themeColours();
/// Fusion style and our palette on every platform; at once, for every window. GUI thread, as all of this file.
void applyTheme(ThemeChoice choice);
ThemeChoice currentTheme();
/// For ids, times and log lines: digits of one width, simplified Chinese forms behind the Latin ones.
QFont monospaceFont();

} // namespace ccr::ui
