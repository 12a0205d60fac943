#pragma once

#include "ui/theme/theme.h"

namespace ccr::ui {

/// One set of colours: the roles of QPalette and ours.
struct Theme
{
    QRgb window, base, alternate, mid, dark, text, placeholder, disabled, selection, onSelection, link;
    ThemeColours colours;
};

const Theme &lightTheme();
const Theme &darkTheme();
const Theme &highContrastLightTheme();
const Theme &highContrastDarkTheme();

QPalette paletteOf(const Theme &theme);
/// With the accent colour that the desktop has, where it can be seen as well as ours: 3:1 on every ground.
Theme withAccent(Theme theme, const QColor &accent);

} // namespace ccr::ui
