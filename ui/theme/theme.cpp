#include "ui/theme/theme.h"

#include <QApplication>
#include <QStyleFactory>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

struct Theme
{
    QRgb window, base, alternate, mid, dark, text, placeholder, disabled, accent, selection, onSelection, link;
    ThemeColours colours;
};

const Theme &lightTheme()
{
    static const Theme theme{0xFFF4F5F7, 0xFFFFFFFF, 0xFFF8F9FB, 0xFFD5D9E0, 0xFF868E9C, 0xFF1B1F27, 0xFF636B7A, 0xFF9AA1AD,
                             0xFF1F6FEB, 0xFFDCE9FF, 0xFF0B2A5B, 0xFF1558C0,
                             {QColor(0x5A6372), QColor(0x17774A), QColor(0x8A5600), QColor(0xC4242B), QColor(0x6F4FD0),
                              QColor(0x0E6B5A), QColor(0xD07800), QColor(0x1F78D1)}};
    return theme;
}

const Theme &darkTheme()
{
    static const Theme theme{0xFF1E2127, 0xFF16181D, 0xFF1A1D23, 0xFF353A44, 0xFF6B7484, 0xFFE4E7EC, 0xFF8C95A4, 0xFF616A78,
                             0xFF5B9DFF, 0xFF24426F, 0xFFF2F6FF, 0xFF7DB1FF,
                             {QColor(0xA3ACBA), QColor(0x4CC38A), QColor(0xE5A83B), QColor(0xFF7B7F), QColor(0xA58BF0),
                              QColor(0x2C9C86), QColor(0xF3A64A), QColor(0x5B9DFF)}};
    return theme;
}

ThemeChoice chosen = ThemeChoice::System;
bool isDark = false;

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // Qt 6.4 does not say; a platform palette that is dark does.
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
#endif
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::Button, theme.window);
    palette.setColor(QPalette::Base, theme.base);
    palette.setColor(QPalette::ToolTipBase, theme.base);
    palette.setColor(QPalette::AlternateBase, theme.alternate);
    palette.setColor(QPalette::Mid, theme.mid);
    palette.setColor(QPalette::Dark, theme.dark);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.placeholder);
    palette.setColor(QPalette::Highlight, theme.selection);
    palette.setColor(QPalette::HighlightedText, theme.onSelection);
    palette.setColor(QPalette::Link, theme.link);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    palette.setColor(QPalette::Accent, theme.accent);
#endif
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.disabled);
    return palette;
}

} // namespace

const ThemeColours &themeColours()
{
    return (isDark ? darkTheme() : lightTheme()).colours;
}

void applyTheme(ThemeChoice choice)
{
    const bool systemDark = systemIsDark(); // before our own palette hides it
    chosen = choice;
    isDark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemDark);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(paletteOf(isDark ? darkTheme() : lightTheme()));
}

ThemeChoice currentTheme()
{
    return chosen;
}

} // namespace ccr::ui
