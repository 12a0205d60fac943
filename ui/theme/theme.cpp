#include "ui/theme/theme.h"

#include "ui/theme/system_scheme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

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
    static const Theme theme{.window = 0xFFF4F5F7,
                             .base = 0xFFFFFFFF,
                             .alternate = 0xFFF8F9FB,
                             .mid = 0xFFD5D9E0,
                             .dark = 0xFF868E9C,
                             .text = 0xFF1B1F27,
                             .placeholder = 0xFF636B7A,
                             .disabled = 0xFF9AA1AD,
                             .accent = 0xFF1F6FEB,
                             .selection = 0xFFDCE9FF,
                             .onSelection = 0xFF0B2A5B,
                             .link = 0xFF1558C0,
                             .colours = {.muted = 0x5A6372,
                                         .ok = 0x17774A,
                                         .warn = 0x8A5600,
                                         .error = 0xC4242B,
                                         .phaseRoute = 0x6F4FD0,
                                         .phaseConnect = 0x0E6B5A,
                                         .phaseWait = 0xD07800,
                                         .phaseStream = 0x1F78D1}};
    return theme;
}

const Theme &darkTheme()
{
    static const Theme theme{.window = 0xFF1E2127,
                             .base = 0xFF16181D,
                             .alternate = 0xFF1A1D23,
                             .mid = 0xFF353A44,
                             .dark = 0xFF6B7484,
                             .text = 0xFFE4E7EC,
                             .placeholder = 0xFF8C95A4,
                             .disabled = 0xFF616A78,
                             .accent = 0xFF5B9DFF,
                             .selection = 0xFF24426F,
                             .onSelection = 0xFFF2F6FF,
                             .link = 0xFF7DB1FF,
                             .colours = {.muted = 0xA3ACBA,
                                         .ok = 0x4CC38A,
                                         .warn = 0xE5A83B,
                                         .error = 0xFF7B7F,
                                         .phaseRoute = 0xA58BF0,
                                         .phaseConnect = 0x2C9C86,
                                         .phaseWait = 0xF3A64A,
                                         .phaseStream = 0x5B9DFF}};
    return theme;
}

ThemeChoice chosen = ThemeChoice::System;
bool isDark = false;

QPalette paletteOf(const Theme &theme)
{
    // Built from two colours first, so that the roles not named below fit as well.
    QPalette palette(QColor(theme.window), QColor(theme.window));
    const std::pair<QPalette::ColorRole, QRgb> roles[] = {{QPalette::Window, theme.window},
                                                          {QPalette::Button, theme.window},
                                                          {QPalette::Base, theme.base},
                                                          {QPalette::ToolTipBase, theme.base},
                                                          {QPalette::AlternateBase, theme.alternate},
                                                          {QPalette::Mid, theme.mid},
                                                          {QPalette::Dark, theme.dark},
                                                          {QPalette::WindowText, theme.text},
                                                          {QPalette::Text, theme.text},
                                                          {QPalette::ButtonText, theme.text},
                                                          {QPalette::ToolTipText, theme.text},
                                                          {QPalette::PlaceholderText, theme.placeholder},
                                                          {QPalette::Highlight, theme.selection},
                                                          {QPalette::HighlightedText, theme.onSelection},
                                                          {QPalette::Link, theme.link},
                                                          {QPalette::LinkVisited, theme.link}};
    for (const auto &[role, colour] : roles) palette.setColor(role, QColor(colour));
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    palette.setColor(QPalette::Accent, QColor(theme.accent));
#endif
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(theme.disabled));
    return palette;
}

void show()
{
    isDark = chosen == ThemeChoice::Dark || (chosen == ThemeChoice::System && systemPrefersDark());
    QApplication::setPalette(paletteOf(isDark ? darkTheme() : lightTheme()));
}

} // namespace

const ThemeColours &themeColours()
{
    return (isDark ? darkTheme() : lightTheme()).colours;
}

void applyTheme(ThemeChoice choice)
{
    static const bool followed = [] { // asked before our own palette hides the platform's
        systemPrefersDark();
        followSystemScheme(qApp, [] { show(); });
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        return true;
    }();
    Q_UNUSED(followed)
    chosen = choice;
    show();
}

ThemeChoice currentTheme()
{
    return chosen;
}

QFont monospaceFont()
{
    QFont font = QApplication::font();
    font.setFamilies({u"JetBrains Mono"_s, u"DejaVu Sans Mono"_s, u"Consolas"_s, u"Menlo"_s, u"Noto Sans Mono CJK SC"_s, u"monospace"_s});
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

} // namespace ccr::ui
